package io.ilwon.submission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be noted about a submission: a few words, and no number of an account, of a phone or of
 * an identity. Seven digits are too many, however they are spaced.
 */
public record MemoText(String unmasked) {
  /** Longest text, in characters. */
  public static final int LONGEST = 500;

  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[\\s.\\p{Pd}]*\\p{Nd}){6,}");

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException for a text with a flaw
   */
  public MemoText {
    unmasked = unmasked.strip();
    flaw(unmasked)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("memo: " + flaw);
        });
  }

  /** Why a text is no memo. */
  public enum Flaw {
    EMPTY,
    TOO_LONG,
    NUMBER
  }

  /** What is wrong with it, if anything. */
  public static Optional<Flaw> flaw(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return Optional.of(Flaw.EMPTY);
    }
    if (text.length() > LONGEST) {
      return Optional.of(Flaw.TOO_LONG);
    }
    return NUMBER.matcher(text).find() ? Optional.of(Flaw.NUMBER) : Optional.empty();
  }

  /** What was typed, to be typed again, without the number. */
  public static String masked(String typed) {
    return NUMBER.matcher(typed).replaceAll("····");
  }

  @Override
  public String toString() {
    return "····";
  }
}
