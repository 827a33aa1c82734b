package io.ilwon.submission;

import io.ilwon.project.KeyId;
import java.time.Duration;
import java.util.Optional;

/** What one typed code has to ask before it is evaluated, and tells afterwards. */
public interface GuessPass {
  /** For keys nobody watches. */
  GuessPass FREE =
      new GuessPass() {
        @Override
        public Optional<Duration> shutFor() {
          return Optional.empty();
        }

        @Override
        public void evaluated(boolean wrong) {}
      };

  /**
   * Empty when the guess may be evaluated, else what the caller is told to wait. Asked in the
   * group, one guess after the other, so that a burst of them is not let through as one.
   */
  Optional<Duration> shutFor();

  /** The guess was compared with a code. A second word about the same guess does nothing. */
  void evaluated(boolean wrong);

  /** Gives passes to the guesses of one key after another. */
  @FunctionalInterface
  interface Desk {
    /** A pass for one guess; asks the database only while the key is shut. */
    GuessPass of(KeyId key);
  }

  /** Tells it, before the commit: the next guess of the same group shall know. */
  default void heard(Answer answer) {
    if (answer instanceof GuessAnswer.Approved) {
      evaluated(false);
    } else if (answer instanceof GuessAnswer.CodeWrong
        || answer instanceof GuessAnswer.GuessesSpent) {
      evaluated(true);
    }
  }
}
