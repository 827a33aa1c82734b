package io.ilwon.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which submissions an operator wants to see, the newest first.
 *
 * @param projects of these alone
 * @param after where the last page ended, to the microsecond
 * @param count 1 to 2,000
 */
public record RegisterQuery(
    List<String> projects, Clue clue, Sieve sieve, @Nullable PageKey after, int count) {
  @Override
  public String toString() {
    return "RegisterQuery";
  }

  public RegisterQuery {
    projects = List.copyOf(projects);
  }
}
