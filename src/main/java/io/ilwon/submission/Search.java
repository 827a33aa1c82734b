package io.ilwon.submission;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which submissions of a project: newest first, null filters nothing.
 *
 * @param from the first day of creation, in UTC
 * @param to the last day of creation, in UTC
 * @param count 1 to 2,000
 * @param after where the last page ended
 */
public record Search(
    @Nullable SubmissionId id,
    @Nullable String userid,
    @Nullable String email,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    int count,
    @Nullable PageKey after) {

  @Override
  public String toString() {
    return "Search";
  }
}
