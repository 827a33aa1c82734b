package io.ilwon.rail.kftc;

import java.security.SecureRandom;

/**
 * Ids as the centre wants them: our ten characters, {@code U}, and nine of A–Z and 0–9. The nine
 * are random, 10¹⁴ possibilities: no clock and no counter, which a restore would repeat.
 */
final class RailIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int RANDOM_CHARACTERS = 9;

  private RailIds() {}

  static String fresh(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
