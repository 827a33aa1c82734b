package io.ilwon.hosted;

import java.time.Instant;

/**
 * A link that an operator made in place of another, to be told once.
 *
 * @param token what opens it
 */
public record NewLink(String token, Instant expiresAt) {
  @Override
  public String toString() {
    return "NewLink(…)";
  }
}
