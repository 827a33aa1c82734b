package io.ilwon.rail.kftc;

import io.ilwon.http.JsonObject;
import java.time.Duration;

/** What the centre said when asked for a token. */
sealed interface Grant {
  /** No token is taken for longer. */
  Duration LONGEST_TOKEN_LIFE = Duration.ofDays(365);

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

  /** What an answer to the question for a token says. */
  static Grant of(int status, JsonObject body) {
    try {
      Duration life = Duration.ofSeconds(Long.parseLong(body.text("expires_in")));
      if (status == 200 && life.isPositive()) {
        Duration atMost = life.compareTo(LONGEST_TOKEN_LIFE) > 0 ? LONGEST_TOKEN_LIFE : life;
        return new Given(new Token(body.text("access_token")), atMost);
      }
    } catch (IllegalArgumentException e) {
      // No number of seconds, or a token that no header carries.
    }
    String code = body.text("rsp_code");
    return new Denied(code.isEmpty() ? KftcRail.unreadable(status) : ResponseCodes.shown(code));
  }
}
