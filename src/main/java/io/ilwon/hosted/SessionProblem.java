package io.ilwon.hosted;

import io.ilwon.http.JsonWriter;
import io.ilwon.http.Response;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the door for links refuses, as RFC 9457 tells it; each detail says what to do next. */
enum SessionProblem {
  MALFORMED_BODY(400, "The body is not a JSON object"),
  UNKNOWN_FIELD(400, "A field is not known"),
  MISSING_FIELD(400, "A required field is missing"),
  INVALID_FIELD(400, "A field breaks its rule"),
  RETURN_URL_NOT_LISTED(400, "The return address is not on the project's list"),
  UNKNOWN_BANK(400, "There is no such bank"),
  MALFORMED_IDEMPOTENCY_KEY(400, "The idempotency key cannot be used"),
  FORBIDDEN(403, "This key may not do this"),
  ADDRESS_NOT_LISTED(403, "This address may not use the project"),
  SESSION_NOT_FOUND(404, "There is no such session"),
  SUBMISSION_NOT_FOUND(404, "There is no such submission"),
  SUBMISSION_FINISHED(409, "The submission has its result"),
  OPTION_OFF(409, "The project does not verify accounts"),
  NO_PUBLIC_URL(409, "This server does not know its public address"),
  IDEMPOTENCY_KEY_IN_PROGRESS(409, "The first request with this key is not answered yet"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type than JSON"),
  IDEMPOTENCY_KEY_REUSED(422, "Another request came with this key before"),
  TOO_MANY_REQUESTS(429, "Over the key's rate"),
  UNAVAILABLE(503, "Nothing can be recorded now");

  private final int status;
  private final String title;

  SessionProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** Its word: the end of {@code type}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Response response(String detail) {
    return response(detail, null);
  }

  /**
   * The answer.
   *
   * @param field the field or parameter to change, where it is one
   */
  Response response(String detail, @Nullable String field) {
    byte[] body =
        JsonWriter.object(json -> {
          json.field("type", "urn:ilwon:problem:" + word())
              .field("title", title)
              .field("status", status)
              .field("detail", detail);
          if (field != null) {
            json.field("field", field);
          }
        });
    return new Response(status, Map.of(), "application/problem+json", body).because(word());
  }
}
