package io.ilwon.http;

import java.util.Locale;

/** What goes wrong below every door. The whole body is one fixed JSON message. */
public enum Problem {
  /** Not HTTP/1.1 as the RFCs have it, or a body that ends too early or drips too slowly. */
  BAD_REQUEST(400, "Bad Request"),
  /** No route has this path. */
  NOT_FOUND(404, "Not Found"),
  /** The path exists, but not for this method. */
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  /** The body is longer than its reader's limit. */
  REQUEST_ENTITY_TOO_LARGE(413, "Request Entity Too Large"),
  /** The body is of a kind that its reader does not read. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
  /** A fault of ours. */
  INTERNAL_SERVER_ERROR(500, "Internal Server Error");

  private final int status;
  private final String message;

  Problem(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The answer that tells of this problem. */
  public Response response() {
    return Response.json(status, JsonWriter.object(json -> json.field("message", message)))
        .because(name().toLowerCase(Locale.ROOT));
  }

  /** The problem nearest to a status that the library beneath would have answered. */
  static Problem ofStatus(int status) {
    for (Problem problem : values()) {
      if (problem.status == status) {
        return problem;
      }
    }
    // 501 is how the library refuses a transfer coding, 505 a version: both are the caller's doing.
    return status < 500 || status == 501 || status == 505 ? BAD_REQUEST : INTERNAL_SERVER_ERROR;
  }
}
