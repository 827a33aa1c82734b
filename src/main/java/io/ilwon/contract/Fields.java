package io.ilwon.contract;

import io.ilwon.http.Form;
import io.ilwon.http.JsonObject;
import io.ilwon.http.JsonValue;
import io.ilwon.http.MalformedBody;
import io.ilwon.http.Problem;
import io.ilwon.http.Request;
import io.ilwon.http.Unacceptable;
import io.ilwon.submission.ApplicantFormats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, from JSON or a form alike. Reading follows §2.4(1) of the contract: the
 * body parses, then the required fields are there, then each has its format.
 */
final class Fields {

  /** Bytes. */
  private static final int JSON_LIMIT = 64 * 1024;

  private static final int FORM_LIMIT = 5 * 1024 * 1024;
  private static final int IMAGE_LIMIT = 2 * 1024 * 1024;

  static final int TEXT_LIMIT = ApplicantFormats.LONGEST_TEXT;

  private static final Set<String> IMAGES = Set.of("idImage", "idBackImage", "faceImage");

  private final Function<String, JsonValue> values;
  private final List<String> ignored;

  private Fields(Function<String, JsonValue> values, Collection<String> names) {
    this.values = values;
    List<String> images = new ArrayList<>(0);
    for (String name : names) {
      if (IMAGES.contains(name)) {
        images.add(name);
      }
    }
    this.ignored = images;
  }

  /** A JSON body; no content type at all counts as JSON. */
  static Fields ofJson(Request request) throws BadInput {
    if (!isJson(request.contentType().orElse("application/json"))) {
      throw new Unacceptable(Problem.UNSUPPORTED_MEDIA_TYPE);
    }
    try {
      JsonObject json = JsonObject.read(request.body(JSON_LIMIT));
      return new Fields(json::get, json.names());
    } catch (MalformedBody e) {
      throw BadInput.format();
    }
  }

  /** A form or a JSON body, by its content type. */
  static Fields ofFormOrJson(Request request) throws BadInput {
    String type = request.contentType().orElse("");
    if (!mediaType(type).equals("multipart/form-data")) {
      return ofJson(request);
    }
    try {
      Form form = Form.read(type, request.body(FORM_LIMIT), IMAGE_LIMIT);
      List<String> names = form.names();
      return new Fields(name -> value(form, names, name), names);
    } catch (MalformedBody e) {
      throw BadInput.format();
    }
  }

  /** The fields of an object within the body. */
  static Fields of(JsonObject json) {
    return new Fields(json::get, json.names());
  }

  private static JsonValue value(Form form, List<String> names, String name) {
    JsonValue without = names.contains(name) ? new JsonValue.OtherType() : new JsonValue.Absent();
    return form.text(name).<JsonValue>map(JsonValue.Text::new).orElse(without);
  }

  private static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String contentType) {
    if (contentType.equals("application/json")) { // nearly always
      return true;
    }
    String parameters = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    boolean otherCharset =
        parameters.contains(";charset=") && !parameters.contains(";charset=utf-8");
    return mediaType(contentType).equals("application/json") && !otherCharset;
  }

  /** What stands behind a name, a blank text being nothing. */
  JsonValue get(String name) {
    JsonValue value = values.apply(name);
    boolean blank = value instanceof JsonValue.Text(String text) && isBlank(text);
    return blank ? new JsonValue.Absent() : value;
  }

  private static boolean isBlank(String text) {
    // No stream: this is asked several times of every field. No blank lies beyond 16 bits.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return false;
      }
    }
    return true;
  }

  boolean has(String name) {
    return !(get(name) instanceof JsonValue.Absent);
  }

  /** All of these are there, of whatever type: asked before any format. */
  void require(String... names) throws BadInput {
    for (String name : names) {
      if (!has(name)) {
        throw BadInput.missing();
      }
    }
  }

  /** A required text of at most {@code longest} characters. */
  String text(String name, int longest) throws BadInput {
    String text = optional(name, longest);
    if (text == null) {
      throw BadInput.missing();
    }
    return text;
  }

  /** A text of at most {@code longest} characters, or null where there is none. */
  @Nullable String optional(String name, int longest) throws BadInput {
    return switch (get(name)) {
      case JsonValue.Text(String text) -> printable(text, longest);
      case JsonValue.Absent _ -> null;
      case JsonValue.Nested _, JsonValue.Figure _, JsonValue.Items _, JsonValue.OtherType _ ->
          throw BadInput.format();
    };
  }

  /** What a database, a page and a log can hold: no control character but line ends and tabs. */
  private static String printable(String text, int longest) throws BadInput {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0) {
        throw BadInput.format();
      }
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw BadInput.format();
    }
    return text;
  }

  /** A value made of a text; what the making refuses is of the wrong format. */
  <T> T value(String name, int longest, Function<String, T> making) throws BadInput {
    try {
      return making.apply(text(name, longest));
    } catch (IllegalArgumentException e) {
      throw BadInput.format();
    }
  }

  /** Images that came along, in order of appearance. They are neither kept nor looked at. */
  List<String> ignored() {
    return ignored;
  }
}
