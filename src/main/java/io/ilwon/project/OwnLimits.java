package io.ilwon.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits a project has set for itself; what is absent is the server's default.
 *
 * @param retentionDays from a submission's end until its personal data is erased
 */
public record OwnLimits(
    @Nullable Duration codeLife,
    @Nullable Integer guesses,
    @Nullable Duration resendGap,
    @Nullable Integer sends,
    @Nullable Long dailyWon,
    @Nullable Integer retentionDays) {
  /** From a submission's end, where its project sets none. */
  public static final int USUAL_RETENTION_DAYS = 90;

  static final long MOST_DAILY_WON = 1_000_000_000;

  /** A project that sets nothing. */
  public static final OwnLimits NONE = new OwnLimits(null, null, null, null, null, null);

  /** Throws {@link IllegalArgumentException} with the range that is missed. */
  public OwnLimits {
    within(
        codeLife == null ? null : codeLife.toMillis(), 60_000, 900_000, "code-life", "1m to 15m");
    within(guesses, 3, 5, "guesses", "3 to 5");
    within(resendGap == null ? null : resendGap.toMillis(), 0, 600_000, "resend-gap", "0s to 600s");
    within(sends, 1, 10, "sends", "1 to 10");
    within(dailyWon, 0, MOST_DAILY_WON, "daily-won", "0 (no limit) to 1000000000");
    within(retentionDays, 1, 1825, "retention", "1 to 1825 days");
  }

  /** These limits with the server's where none is set. */
  public ProjectLimits over(ProjectDefaults defaults) {
    return new ProjectLimits(
        codeLife == null ? defaults.codeLife() : codeLife,
        guesses == null ? ProjectLimits.GUESSES : guesses,
        resendGap == null ? defaults.resendGap() : resendGap,
        sends == null ? ProjectLimits.SENDS : sends,
        dailyWon == null ? defaults.dailyWon() : dailyWon);
  }

  private static void within(
      @Nullable Number value, long least, long most, String name, String range) {
    if (value != null && (value.longValue() < least || value.longValue() > most)) {
      throw new IllegalArgumentException(name + " is " + range);
    }
  }
}
