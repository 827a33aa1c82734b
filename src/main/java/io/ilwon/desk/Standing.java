package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.transfer.StopMessage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stop that stands, as pages show it.
 *
 * @param what its target's word
 * @param id of its form's field
 * @param people what people on the page read; null where they read the usual word
 */
public record Standing(
    String what,
    String id,
    String name,
    Times.Moment since,
    String who,
    String reason,
    @Nullable StopMessage people) {
  static Standing of(
      Target target, String name, Instant at, By by, Optional<StopMessage> message, Visit visit) {
    return new Standing(
        target.word(),
        id(target.word()),
        name,
        visit.times().of(at),
        by.operator(),
        Stray.masked(by.reason()),
        message.orElse(null));
  }

  /** A colon is no part of an id that style sheets can name. */
  static String id(String what) {
    return "resume-" + what.replace(':', '-');
  }

  @Override
  public String toString() {
    return "Standing[" + what + "]";
  }
}
