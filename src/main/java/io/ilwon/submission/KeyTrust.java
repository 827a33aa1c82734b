package io.ilwon.submission;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the codes typed through one live key are evaluated. One guess on each of a thousand
 * stolen accounts wins once, and no account's own budget notices: the share of wrong ones does.
 *
 * <p>Pure: instants are the database's. Outcomes are a text, the oldest first, {@code w} for a
 * wrong guess and {@code r} for a right one, as stored.
 */
sealed interface KeyTrust {
  /** Guesses looked back at. */
  int MOST = 100;

  /** On fewer nothing is decided: a project's first persons may be clumsy. */
  int LEAST = 50;

  /** As many wrong ones shut the key. */
  int TOO_MANY_WRONG = 25;

  /** Shut this long at least, and what callers are told to wait. */
  Duration SHUT = Duration.ofSeconds(60);

  /** Guesses evaluated on trial. */
  int TRIALS = 20;

  /** Between two guesses on trial. */
  Duration TRIAL_GAP = Duration.ofSeconds(1);

  /** On trial so many of a hundred open nothing. */
  int TRIAL_WRONG_PERCENT = 15;

  /** Nothing known against the key. */
  static KeyTrust unknown() {
    return new Open("");
  }

  /**
   * Every guess is evaluated.
   *
   * @param outcomes the last hundred at most
   */
  record Open(String outcomes) implements KeyTrust {}

  /**
   * None is evaluated before {@code nextTrial}, then one.
   *
   * @param trials the outcomes on trial so far, fewer than twenty
   */
  record Shut(String trials, Instant nextTrial) implements KeyTrust {}

  /** What became of a guess that was evaluated; {@code onTrial} by leave given while shut. */
  record Outcome(boolean wrong, boolean onTrial) {
    private String mark() {
      return wrong ? "w" : "r";
    }
  }

  /** What is known after one outcome more. */
  default KeyTrust after(Outcome outcome, Instant now) {
    return switch (this) {
      // A trial's late outcome: an operator, or its own twentieth, opened the key meanwhile.
      case Open o when outcome.onTrial() -> o;
      case Open(String outcomes) -> looked(last(outcomes + outcome.mark()), now);
      // Evaluated before the key was shut, perhaps on another node.
      case Shut s when !outcome.onTrial() -> s;
      case Shut(String trials, Instant next) -> tried(trials + outcome.mark(), next, now);
    };
  }

  /** Whether one guess may be evaluated on trial now. */
  default boolean mayTry(Instant now) {
    return switch (this) {
      case Open o -> false;
      case Shut s -> !now.isBefore(s.nextTrial());
    };
  }

  private static KeyTrust looked(String outcomes, Instant now) {
    return outcomes.length() >= LEAST && wrong(outcomes) >= TOO_MANY_WRONG
        ? new Shut("", now.plus(SHUT))
        : new Open(outcomes);
  }

  private static KeyTrust tried(String trials, Instant next, Instant now) {
    if (trials.length() < TRIALS) {
      return new Shut(trials, next);
    }
    return wrong(trials) * 100 < TRIALS * TRIAL_WRONG_PERCENT
        ? unknown()
        : new Shut("", now.plus(SHUT));
  }

  private static String last(String outcomes) {
    return outcomes.substring(Math.max(0, outcomes.length() - MOST));
  }

  private static long wrong(String outcomes) {
    return outcomes.chars().filter(c -> c == 'w').count();
  }
}
