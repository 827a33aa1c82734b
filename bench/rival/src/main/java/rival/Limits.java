package rival;

import java.time.Duration;

/** The contract's numbers. */
final class Limits {
  static final int FAILURES = 5;
  static final int WON_PER_SUBMISSION = 5;
  static final int TRANSFERS_PER_ACCOUNT_AND_DAY = 10;

  /** Per code and per submission alike: the third wrong one ends the submission. */
  static final int GUESSES = 3;

  static final int WRONG_A_DAY = 5;
  static final Duration DAY = Duration.ofHours(24);
  static final int WRONG_A_MONTH = 10;
  static final Duration MONTH = Duration.ofDays(30);

  static final Duration CODE_LIFE = Duration.ofMinutes(5);
  static final Duration CODE_AFTER_INTENT = Duration.ofMinutes(15);
  static final Duration RESEND_GAP = Duration.ofSeconds(30);
  static final Duration TO_FIRST_DEPOSIT = Duration.ofHours(4);
  static final Duration IN_ALL = Duration.ofHours(24);

  /** A bank that knows nothing of a transfer is believed from then on. */
  static final Duration SETTLE_HORIZON = Duration.ofMinutes(10);

  private Limits() {}
}
