package io.ilwon.desk;

import io.ilwon.submission.DossierDeed;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a verification's timeline.
 *
 * @param before the stage's word before it; empty where there was none
 * @param after the stage's word after it
 * @param failed whether it took the person no further
 * @param took from our asking to the bank's answer
 * @param transfer the won it is about
 * @param deed what an operator did or noted
 * @param delivery what a project's server was told
 */
record Happening(
    Instant at,
    Kind kind,
    Who who,
    String before,
    String after,
    boolean failed,
    @Nullable Duration took,
    @Nullable DossierTransfer transfer,
    @Nullable DossierDeed deed,
    @Nullable Delivery delivery) {
  /** What happened, in the order of what happens at one instant. */
  enum Kind {
    LINK,
    OPENED,
    /** We asked the bank for one won, and it answered if {@code took} is there. */
    ASKED,
    /** It became certain later: by an inquiry, a notice, the right code, two operators. */
    FOUND_OUT,
    QUEUED,
    WRONG_CODE,
    RIGHT_CODE,
    CODE_OVER,
    LINK_ENDED,
    DEED,
    /** An operator noted something; the text stands as the deed's reason. */
    MEMO,
    APPROVED_BY_HAND,
    ENDED_BY_HAND,
    TIMED_OUT,
    DELETED,
    ERASED,
    /** A project's server was told, or not yet. */
    TOLD;

    /** Where its name stands among the words. */
    String key() {
      return "event." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same between two stages. */
  Happening between(String from, String to) {
    return new Happening(at, kind, who, from, to, failed, took, transfer, deed, delivery);
  }

  @Override
  public String toString() {
    return at + " " + kind + " " + who;
  }
}
