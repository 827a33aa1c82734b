package io.ilwon.hosted;

import io.ilwon.http.JsonObject;
import io.ilwon.http.JsonValue;
import io.ilwon.http.MalformedBody;
import io.ilwon.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a request for a link; whatever is not right is refused with its name. */
final class SessionFields {
  /** Bytes, as for every JSON body. */
  private static final int LARGEST = 64 * 1024;

  private final JsonObject json;

  private SessionFields(JsonObject json) {
    this.json = json;
  }

  /** Reads the body; a field outside {@code known} is a slip that would pass unnoticed. */
  static SessionFields read(Request request, List<String> known) throws Refused {
    String type = request.contentType().orElse("application/json").split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
      throw Refused.because(
          SessionProblem.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as JSON, with Content-Type: application/json.");
    }
    SessionFields fields = new SessionFields(json(request));
    for (String name : fields.json.names()) {
      if (!known.contains(name)) {
        throw Refused.field(
            SessionProblem.UNKNOWN_FIELD,
            name,
            "Leave it out, or correct its name. There are: " + String.join(", ", known) + ".");
      }
    }
    return fields;
  }

  private static JsonObject json(Request request) throws Refused {
    try {
      return JsonObject.read(request.body(LARGEST));
    } catch (MalformedBody e) {
      throw Refused.because(
          SessionProblem.MALFORMED_BODY,
          "Send one JSON object in UTF-8, no name twice, nothing after it.");
    }
  }

  boolean has(String name) {
    return !(json.get(name) instanceof JsonValue.Absent) && !isBlank(name);
  }

  private boolean isBlank(String name) {
    return json.get(name) instanceof JsonValue.Text(String text)
        && text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** A text, made into a value; empty where there is none, or nothing but blanks. */
  <T> Optional<T> optional(String name, int longest, Function<String, T> making, String rule)
      throws Refused {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!(json.get(name) instanceof JsonValue.Text(String text)) || !fits(text, longest)) {
      throw invalid(name, longest, rule);
    }
    try {
      return Optional.of(making.apply(text));
    } catch (IllegalArgumentException e) {
      throw invalid(name, longest, rule);
    }
  }

  /** A text that has to be there. */
  <T> T required(String name, int longest, Function<String, T> making, String rule) throws Refused {
    return optional(name, longest, making, rule)
        .orElseThrow(() -> Refused.field(SessionProblem.MISSING_FIELD, name, "Send " + rule));
  }

  private static Refused invalid(String name, int longest, String rule) {
    String detail =
        "Send %s A text of at most %d characters, without control characters."
            .formatted(rule, longest);
    return Refused.field(SessionProblem.INVALID_FIELD, name, detail);
  }

  /** What a database, a page and a log can hold: no control character but line ends and tabs. */
  private static boolean fits(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        && text.codePoints().allMatch(c -> !Character.isISOControl(c) || "\r\n\t".indexOf(c) >= 0);
  }
}
