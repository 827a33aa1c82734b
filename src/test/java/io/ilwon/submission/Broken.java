package io.ilwon.submission;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An invariant does not hold. */
final class Broken extends AssertionError {
  private static final long serialVersionUID = 1L;

  private Broken(String what) {
    super(what);
  }

  /** What has to be there. */
  static <T> T present(@Nullable T found, String rule, Object... about) {
    unless(found != null, rule, about);
    return Objects.requireNonNull(found);
  }

  /**
   * Fails unless it holds.
   *
   * @param about the ids and instants that say where to look
   */
  static void unless(boolean holds, String rule, Object... about) {
    if (!holds) {
      StringBuilder text = new StringBuilder(rule);
      for (Object each : about) {
        text.append(" · ").append(each);
      }
      throw new Broken(text.toString());
    }
  }
}
