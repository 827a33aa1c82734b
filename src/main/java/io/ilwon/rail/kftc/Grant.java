package io.ilwon.rail.kftc;

import java.time.Duration;

/** What the centre said when asked for a token. */
sealed interface Grant {
  /**
   * A token.
   *
   * @param life from the moment it was asked for
   */
  record Given(Token token, Duration life) implements Grant {}

  /**
   * None.
   *
   * @param why the centre's code, or a phrase of a fixed list
   */
  record Denied(String why) implements Grant {}
}
