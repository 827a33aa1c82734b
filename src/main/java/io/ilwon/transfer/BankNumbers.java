package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one bank answered of late. What we ourselves held back was never asked of it and is not here.
 *
 * @param median from the intent until the outcome was certain; empty where none is
 * @param slow nineteen of twenty were faster
 * @param answers its codes of the day, the most frequent first
 */
public record BankNumbers(
    BankCode bank,
    Share hour,
    Share day,
    Optional<Duration> median,
    Optional<Duration> slow,
    List<Answer> answers) {
  /** How many were asked of it, how many of those it sent, of how many nobody knows. */
  public record Share(long asked, long sent, long unknown) {
    /** Percent sent, rounded down so that 100 is all of them; empty where nothing was asked. */
    public Optional<Long> percent() {
      return asked == 0 ? Optional.empty() : Optional.of(100 * sent / asked);
    }
  }

  /** A code of the bank's answers, and how often it came. */
  public record Answer(String code, long count) {}
}
