package io.ilwon.reference;

import io.ilwon.reference.View.Answer;
import io.ilwon.reference.View.Body;
import io.ilwon.reference.View.Field;
import io.ilwon.reference.View.Operation;
import io.ilwon.reference.View.Sample;
import io.ilwon.reference.View.Section;
import io.ilwon.reference.View.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From openapi.yaml to what the page shows, in one language. */
final class Description {
  private final Words words;
  private final Node api = Node.read(Packaged.text("openapi.yaml"));
  private final Spoken spoken;
  private final Shapes shapes;

  Description(Words words) {
    this.words = words;
    this.spoken = new Spoken(words);
    this.shapes = new Shapes(spoken);
  }

  View.Page page() {
    Node info = api.get("info");
    Node key = api.get("components").get("securitySchemes").get("key");
    return new View.Page(
        words,
        info.get("title").text(),
        info.get("version").text(),
        spoken.summary(info),
        spoken.paragraphs(info),
        spoken.paragraphs(key),
        sections());
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (Node tag : api.get("tags").items()) {
      String name = tag.get("name").text();
      List<Operation> operations = new ArrayList<>();
      collect(operations, name, api.get("paths"));
      collect(operations, name, api.get("webhooks"));
      sections.add(new Section(name, spoken.description(tag), operations));
    }
    return sections;
  }

  private void collect(List<Operation> operations, String tag, Node paths) {
    paths
        .fields()
        .forEach((path, methods) ->
            methods
                .fields()
                .forEach((method, operation) -> {
                  if (operation.get("tags").texts().contains(tag)) {
                    operations.add(operation(method.toUpperCase(Locale.ROOT), path, operation));
                  }
                }));
  }

  private Operation operation(String method, String path, Node operation) {
    List<Answer> answers = new ArrayList<>();
    operation
        .get("responses")
        .fields()
        .forEach((status, answer) -> answers.add(answer(status, answer)));
    return new Operation(
        operation.get("operationId").text(),
        method,
        path,
        spoken.summary(operation),
        spoken.paragraphs(operation),
        operation.get("parameters").items().stream()
            .map(each -> shapes.field(each.get("name").text(), each))
            .toList(),
        body(operation.get("requestBody")),
        answers);
  }

  private Answer answer(String status, Node answer) {
    List<Field> headers = new ArrayList<>();
    answer
        .get("headers")
        .fields()
        .forEach((name, header) -> headers.add(shapes.field(name, header)));
    return new Answer(status, spoken.description(answer), headers, body(answer));
  }

  /** A form has the fields of the JSON beside it: the first kind tells all. */
  private Body body(Node described) {
    List<Shape> found = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (Map.Entry<String, Node> kind : described.get("content").fields().entrySet()) {
      if (found.isEmpty()) {
        found.addAll(shapes.of(kind.getValue().get("schema")));
      }
      kind.getValue()
          .get("examples")
          .fields()
          .forEach((name, example) ->
              samples.add(new Sample(name, PrettyJson.of(example.get("value").raw()))));
    }
    return new Body(found, samples);
  }
}
