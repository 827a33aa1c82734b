package io.ilwon.client;

import java.util.Objects;

/**
 * What the person typed, and who they say they are.
 *
 * @param dateOfBirth {@code YYYY-MM-DD}
 * @param code the three digits before the remitter name
 */
public record Guess(String name, String dateOfBirth, String code) {
  /** Refuses to be without one of them. */
  public Guess {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(dateOfBirth, "dateOfBirth");
    Objects.requireNonNull(code, "code");
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Guess[…]";
  }
}
