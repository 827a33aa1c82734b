package io.ilwon.client;

import java.time.Instant;
import java.util.Optional;

/** What the calls about links answer. */
public sealed interface LinkAnswer permits LinkAnswer.Made, LinkAnswer.Shown, LinkAnswer.Refused {
  /**
   * A link. Whoever has its address may act for the person: it is for them alone, and for no log.
   * {@code toString} leaves it out.
   */
  record Made(String id, String url, Instant expiresAt) implements LinkAnswer {
    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }

  /**
   * How a link stands.
   *
   * @param status {@code open}, {@code done}, {@code ended} or {@code expired}
   */
  record Shown(String id, String status, String submissionId, Instant expiresAt)
      implements LinkAnswer {}

  /**
   * Not so.
   *
   * @param word such as {@code return_url_not_listed}
   * @param detail what to do next, for programmers
   * @param field which one to change, where it is one
   */
  record Refused(String word, int status, String detail, Optional<String> field)
      implements LinkAnswer {}
}
