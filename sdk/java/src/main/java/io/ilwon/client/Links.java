package io.ilwon.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Links to the page that leads a person from the bank to the right digits. */
public final class Links {
  private static final String PATH = "/v1/verification_sessions";
  private static final String PROBLEM = "urn:ilwon:problem:";

  private final Wire wire;

  Links(Wire wire) {
    this.wire = wire;
  }

  /** A key for {@link #create} that nobody has used. Keep it with what the link is for. */
  public static String freshKey() {
    return UUID.randomUUID().toString();
  }

  /**
   * Makes a link.
   *
   * @param idempotencyKey 1 to 255 printable ASCII characters, such as your order's number. After
   *     no answer, or {@link IlwonException.NotNow}, call again with the same key: there is one
   *     link
   */
  public LinkAnswer create(LinkRequest request, String idempotencyKey) {
    if (!idempotencyKey.matches("[ -~]{1,255}")) {
      throw new IllegalArgumentException("an idempotency key has 1 to 255 ASCII characters");
    }
    return answer(wire.post(PATH, Bodies.link(request), idempotencyKey));
  }

  /** How a link stands. The result itself is the submission's. */
  public LinkAnswer show(String id) {
    return answer(wire.get(PATH + Addresses.query("id", id)));
  }

  /** Revokes a link; again, it is revoked still. */
  public LinkAnswer end(String id) {
    return answer(wire.delete(PATH + Addresses.query("id", id)));
  }

  private static LinkAnswer answer(Reply reply) {
    if (reply.status() == 201 || reply.status() == 200) {
      Json body = reply.json();
      Instant expiresAt = instant(body.text("expires_at"));
      return reply.status() == 201
          ? new LinkAnswer.Made(body.text("id"), body.text("url"), expiresAt)
          : new LinkAnswer.Shown(
              body.text("id"), body.text("status"), body.text("submission_id"), expiresAt);
    }
    boolean elsewhere = reply.status() == 403 || reply.status() == 429 || reply.status() == 503;
    if (elsewhere || !reply.isProblem()) {
      throw reply.trouble();
    }
    Json body = reply.json();
    String type = body.text("type");
    String word = type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
    return new LinkAnswer.Refused(
        word, reply.status(), body.text("detail"), body.optional("field"));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IlwonException.NotUnderstood("a time that is none");
    }
  }
}
