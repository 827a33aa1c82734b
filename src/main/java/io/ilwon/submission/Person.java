package io.ilwon.submission;

import org.jspecify.annotations.Nullable;

/**
 * What Step 2 tells of the person.
 *
 * @param dateOfBirth as {@code YYYY-MM-DD}; the hosted page does not ask for it
 */
public record Person(
    String name,
    @Nullable String dateOfBirth,
    @Nullable String gender,
    @Nullable String nationality) {
  @Override
  public String toString() {
    return "Person(…)";
  }
}
