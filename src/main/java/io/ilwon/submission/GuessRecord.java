package io.ilwon.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codes typed for one account, over all submissions, projects and nodes.
 *
 * @param wrong instants of wrong guesses of the last 30 days, oldest first
 * @param right the last right entry, or null
 */
public record GuessRecord(List<Instant> wrong, @Nullable Instant right) {
  /** No guess yet. */
  public static final GuessRecord EMPTY = new GuessRecord(List.of(), null);

  // invariants.md, I7: without these, ten codes of three guesses a day win 59 % of the time in a
  // month.
  private static final int WRONG_A_DAY = 5;
  private static final Duration DAY = Duration.ofHours(24);
  private static final int WRONG_A_MONTH = 10;
  private static final Duration MONTH = Duration.ofDays(30);

  /** As many a row holds; half of them lock an account for the month. */
  private static final int KEPT = 20;

  public GuessRecord {
    wrong = List.copyOf(wrong);
  }

  /** How long from {@code now} no guess is evaluated; empty when one may be. */
  public Optional<Duration> lockedFor(Instant now) {
    Instant until = later(freeAgain(now, MONTH, WRONG_A_MONTH, Instant.MIN), dayFree(now));
    return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  private Instant dayFree(Instant now) {
    return freeAgain(now, DAY, WRONG_A_DAY, right == null ? Instant.MIN : right);
  }

  /** When fewer than {@code most} wrong guesses made after {@code since} lie in the window. */
  private Instant freeAgain(Instant now, Duration window, int most, Instant since) {
    Instant from = later(now.minus(window), since);
    List<Instant> counted = wrong.stream().filter(w -> w.isAfter(from)).toList();
    return counted.size() < most ? Instant.MIN : counted.get(counted.size() - most).plus(window);
  }

  /** One wrong guess more; those older than 30 days are forgotten. */
  public GuessRecord wrongAt(Instant now) {
    List<Instant> kept = new ArrayList<>(wrong.size() + 1);
    for (Instant w : wrong) {
      if (w.isAfter(now.minus(MONTH))) {
        kept.add(w);
      }
    }
    kept.add(now);
    return new GuessRecord(kept, right);
  }

  /** An operator lifted the lock: the day's count and the month's begin anew. */
  public GuessRecord withoutWrong() {
    return new GuessRecord(List.of(), right);
  }

  /** A right entry: the day's count begins anew, the month's does not. */
  public GuessRecord rightAt(Instant now) {
    return new GuessRecord(wrong, now);
  }

  /** Whether no code was typed at {@code since} or later. */
  boolean endedBefore(Instant since) {
    return wrong.stream().allMatch(w -> w.isBefore(since))
        && (right == null || right.isBefore(since));
  }

  /** What two rows of one account tell together: kept under two index keys for a while. */
  GuessRecord together(GuessRecord other) {
    List<Instant> all = new ArrayList<>(wrong);
    all.addAll(other.wrong);
    all.sort(Comparator.naturalOrder());
    @Nullable Instant mine = right;
    @Nullable Instant theirs = other.right;
    @Nullable Instant last =
        mine == null || theirs == null ? (mine == null ? theirs : mine) : later(mine, theirs);
    return new GuessRecord(all.subList(Math.max(0, all.size() - KEPT), all.size()), last);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
