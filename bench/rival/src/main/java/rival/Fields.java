package rival;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** The fields of a body, from JSON or a form alike. */
final class Fields {
  static final int TEXT = 256;

  private static final Set<String> IMAGES = Set.of("idImage", "idBackImage", "faceImage");

  private final Function<String, JsonNode> values;
  private final List<String> ignored;

  private Fields(Function<String, JsonNode> values, Stream<String> names) {
    this.values = values;
    this.ignored = names.filter(IMAGES::contains).distinct().toList();
  }

  static Fields of(JsonNode body) {
    if (!body.isObject()) {
      throw BadInput.format();
    }
    Collection<String> names = body.propertyNames();
    return new Fields(body::get, names.stream());
  }

  static Fields of(MultipartHttpServletRequest form) {
    return new Fields(
        name -> {
          String text = form.getParameter(name);
          return text == null ? null : StringNode.valueOf(text);
        },
        Stream.concat(
            form.getMultiFileMap().keySet().stream(), form.getParameterMap().keySet().stream()));
  }

  boolean has(String name) {
    JsonNode value = values.apply(name);
    return value != null
        && !(value instanceof NullNode)
        && !(value.isString() && value.stringValue().isBlank());
  }

  /** All of these are there, of whatever type: asked before any format. */
  void require(String... names) {
    if (!Stream.of(names).allMatch(this::has)) {
      throw BadInput.missing();
    }
  }

  /** A text of at most {@code longest} characters, or null where there is none. */
  String optional(String name, int longest) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = values.apply(name);
    if (!value.isString()) {
      throw BadInput.format();
    }
    String text = value.stringValue();
    boolean control =
        text.codePoints().anyMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0);
    if (control || text.codePointCount(0, text.length()) > longest) {
      throw BadInput.format();
    }
    return text;
  }

  String text(String name) {
    String text = optional(name, TEXT);
    if (text == null) {
      throw BadInput.missing();
    }
    return text;
  }

  String text(String name, Predicate<String> fits) {
    String text = text(name);
    if (!fits.test(text)) {
      throw BadInput.format();
    }
    return text;
  }

  /** Images that came along; they are neither kept nor looked at. */
  List<String> ignored() {
    return ignored;
  }
}
