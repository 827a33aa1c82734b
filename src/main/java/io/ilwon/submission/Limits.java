package io.ilwon.submission;

import io.ilwon.project.ProjectLimits;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.AccountDay;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything a decision may be bounded by: what is configured, and the account's counters as they
 * stand under their locks.
 *
 * @param project the project's own limits
 * @param koreanIdsOnly the project takes Korean identity documents alone
 * @param day how often the account was used today
 * @param guesses the codes typed for the account
 * @param schedule when the rail is asked about an unknown
 * @param sendDeadline from the intent to the last moment for the first byte
 * @param lease how long the node that made the intent acts on it alone
 */
public record Limits(
    ProjectLimits project,
    boolean koreanIdsOnly,
    AccountDay day,
    GuessRecord guesses,
    InquirySchedule schedule,
    Duration sendDeadline,
    Duration lease) {
  /** Counted failures that end a submission (contract §2.2). */
  static final int FAILURES = 5;

  /** Wrong guesses that void a code (contract §3). */
  static final int GUESSES_PER_CODE = 3;

  /** Time to the first PreStep2 (contract §1). */
  public static final Duration TO_FIRST_DEPOSIT = Duration.ofHours(4);

  /** Time in all (contract §1). */
  public static final Duration IN_ALL = Duration.ofHours(24);

  /** No code outlives its intent by more: the supervisory guideline's fifteen minutes. */
  static final Duration CODE_AFTER_INTENT = Duration.ofMinutes(15);

  /** What asking once adds to a code's life: as long as it usually is. */
  static final Duration MORE_TIME = Duration.ofMinutes(5);

  /** Nobody can ask earlier: most people are done by then. */
  static final Duration MORE_TIME_BEFORE_END = Duration.ofMinutes(2);

  Instant codeExpiry(Instant confirmed, Instant intentAt) {
    return earlier(confirmed.plus(project.codeLife()), intentAt.plus(CODE_AFTER_INTENT));
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
