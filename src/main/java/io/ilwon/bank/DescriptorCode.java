package io.ilwon.bank;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The three digits a descriptor begins with, the secret of one transfer. Printing shows none of
 * them; {@link #unmasked()} is the one way out.
 */
public record DescriptorCode(String unmasked) {
  private static final int DIGITS = 3;
  private static final int CODES = 1000;
  private static final char FULL_WIDTH_ZERO = '０';
  private static final char FULL_WIDTH_NINE = '９';

  /** Throws {@link IllegalArgumentException}, without the value, unless three ASCII digits. */
  public DescriptorCode {
    if (unmasked.length() != DIGITS || !Digits.only(unmasked)) {
      throw new IllegalArgumentException("a descriptor code is three ASCII digits");
    }
  }

  /** A fresh code, each of 000 to 999 as likely as any other. */
  public static DescriptorCode random(SecureRandom random) {
    return new DescriptorCode(Integer.toString(CODES + random.nextInt(CODES)).substring(1));
  }

  /**
   * What a person typed, forgivingly: blanks around it are dropped and full-width digits, which a
   * Korean keyboard gives easily, become ASCII. Empty unless exactly three digits remain.
   */
  public static Optional<DescriptorCode> typed(String raw) {
    String trimmed = Blanks.trimmed(raw);
    if (trimmed.length() != DIGITS) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(DIGITS);
    trimmed.chars().map(DescriptorCode::toAscii).forEach(digits::appendCodePoint);
    return Digits.only(digits.toString())
        ? Optional.of(new DescriptorCode(digits.toString()))
        : Optional.empty();
  }

  private static int toAscii(int character) {
    return character >= FULL_WIDTH_ZERO && character <= FULL_WIDTH_NINE
        ? '0' + character - FULL_WIDTH_ZERO
        : character;
  }

  /** Whether both are the same code, in a time that does not tell how much of it is. */
  public boolean matches(DescriptorCode other) {
    return MessageDigest.isEqual(unmasked.getBytes(US_ASCII), other.unmasked.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return "···";
  }
}
