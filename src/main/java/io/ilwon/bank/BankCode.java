package io.ilwon.bank;

/**
 * A bank's code exactly as somebody spelled it: one ASCII digit or more, kept as text.
 *
 * <p>{@code 20}, {@code 020} and {@code 209} are three different codes. Nothing pads, trims or
 * parses one; {@link BankDirectory#atTheDoor} alone knows which spelling means which bank.
 */
public record BankCode(String text) {

  /** Throws {@link IllegalArgumentException}, without the value, for anything but ASCII digits. */
  public BankCode {
    if (text.isEmpty() || !Digits.only(text)) {
      throw new IllegalArgumentException("a bank code is ASCII digits");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
