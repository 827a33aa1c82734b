package io.ilwon.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** openapi.yaml is whole in itself, and what holds answers against it notices a broken one. */
class DescribedTest {
  private static final String PRE_STEP2 = "POST /v3/submission/validationaccount HTTP/1.1";
  private static final String SENT =
      "{\"statusCode\":200,\"message\":\"success\",\"success\":true}";
  private static final String LINK = "POST /v1/verification_sessions HTTP/1.1";

  private static RawClient.Answer answer(int status, String kind, String body) {
    return new RawClient.Answer(status, Map.of("content-type", kind), body);
  }

  @Test
  void everyExampleFits() {
    int examples = 0;
    for (Map.Entry<String, ObjectNode> each : ApiText.objects().entrySet()) {
      JsonNode kind = each.getValue();
      for (JsonNode example : kind.path("examples")) {
        Optional<String> problem = Described.unfit(kind.path("schema"), example.path("value"));
        assertEquals(Optional.empty(), problem, each.getKey());
        examples++;
      }
    }
    assertTrue(examples > 50, "found " + examples);
  }

  @Test
  void everyAnswerHasAnExample() {
    List<String> without = new ArrayList<>();
    ApiText.operations()
        .forEach((name, operation) ->
            operation
                .path("responses")
                .properties()
                .forEach(answer -> {
                  JsonNode content = ApiText.resolved(answer.getValue()).path("content");
                  if (content.valueStream().noneMatch(kind -> kind.has("examples"))) {
                    without.add(name + " " + answer.getKey());
                  }
                }));
    assertEquals(List.of(), without);
  }

  @Test
  void whatIsSaidIsSaidInKoreanToo() {
    List<String> alone = new ArrayList<>();
    ApiText.objects()
        .forEach((at, object) -> {
          boolean ofExample = at.contains("/examples/") || at.endsWith("/properties");
          if (!ofExample && object.path("description").isString() != object.has("x-ko")) {
            alone.add(at);
          }
          if (!ofExample && object.has("summary") != object.has("x-ko-summary")) {
            alone.add(at + " summary");
          }
        });
    assertEquals(List.of(), alone);
  }

  @Test
  void everythingReferredToIsThereAndEverythingThereIsReferredTo() {
    Set<String> used = new HashSet<>();
    ApiText.objects().values().stream()
        .filter(object -> object.has("$ref"))
        .forEach(object -> {
          String pointer = object.path("$ref").asString().substring(1);
          ApiText.at(pointer);
          used.add(pointer);
        });
    TreeSet<String> unused = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind : ApiText.at("/components").properties()) {
      kind.getValue()
          .propertyNames()
          .forEach(name -> unused.add("/components/" + kind.getKey() + "/" + name));
    }
    unused.removeAll(used);
    // These two are answered where there is no operation; the key is named by security.
    assertEquals(
        Set.of(
            "/components/responses/MethodNotAllowed",
            "/components/responses/NotFound",
            "/components/securitySchemes/key"),
        unused);
    var ids = ApiText.operations().values().stream().map(o -> o.path("operationId").asString());
    assertEquals(ApiText.operations().size(), new HashSet<>(ids.toList()).size());
  }

  @Test
  void aGoodAnswerIsGood() {
    assertEquals(
        Optional.empty(), Described.problem(PRE_STEP2, answer(200, "application/json", SENT)));
    assertEquals(
        Optional.empty(),
        Described.problem(
            "GET /v3/nothing HTTP/1.1",
            answer(404, "application/json", "{\"message\":\"Not Found\"}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 {\"statusCode\":200,\"message\":\"success\",\"success\":true,\"code\":\"482\"}",
        "200 {\"statusCode\":200,\"message\":\"success\"}",
        "200 {\"statusCode\":\"200\",\"message\":\"success\",\"success\":true}",
        "200 {\"statusCode\":200,\"message\":\"fail to send code.\",\"retryCode\":\"other\","
            + "\"success\":false,\"retryCount\":1}",
        "200 {\"statusCode\":200,\"success\":false,\"rejectComment\":\"timeout\",\"retryCount\":5}",
        "201 {\"statusCode\":200,\"message\":\"success\",\"success\":true}",
        "400 {\"statusCode\":400,\"message\":\"x\",\"errorCode\":\"unable_to_transfer\","
            + "\"success\":false}",
        "403 {\"message\":\"Not Found\"}",
        "404 {\"message\":\"Not Found\"}",
        "500 {\"message\":\"Internal Server Error\",\"trace\":\"x\"}",
        "200 success",
      })
  void aBrokenAnswerIsFound(String told) {
    int status = Integer.parseInt(told, 0, 3, 10);
    var broken = answer(status, "application/json", told.substring(4));
    assertTrue(Described.problem(PRE_STEP2, broken).isPresent(), told);
  }

  @Test
  void anotherKindAnotherHeaderAndAnotherRouteAreFound() {
    assertTrue(Described.problem(PRE_STEP2, answer(200, "text/html", SENT)).isPresent());
    assertTrue(Described.problem(LINK, answer(201, "application/json", SENT)).isPresent());
    String problem =
        ApiText.at("/components/responses/LinkForbidden/content")
            .path("application/problem+json")
            .path("examples")
            .path("key")
            .path("value")
            .toString();
    String kind = "application/problem+json";
    assertEquals(Optional.empty(), Described.problem(LINK, answer(403, kind, problem)));
    assertTrue(Described.problem(LINK, answer(403, "application/json", problem)).isPresent());
    assertTrue(
        Described.problem(LINK, answer(403, kind, problem.replace("m:f", "m:g"))).isPresent());
    String slow = "{\"message\":\"Too Many Requests\"}";
    for (String wait : List.of("0", "soon")) {
      var headers = Map.of("content-type", "application/json", "retry-after", wait);
      assertTrue(
          Described.problem(PRE_STEP2, new RawClient.Answer(429, headers, slow)).isPresent());
    }
    assertTrue(
        Described.problem("PUT /v3/submission HTTP/1.1", answer(200, "application/json", SENT))
            .isPresent());
  }
}
