package io.ilwon.operator;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ten codes for whoever has lost the second factor; each works once. 80 random bits each. */
final class RecoveryCodes {
  private static final int MANY = 10;
  private static final int LENGTH = 16;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  /** As they are shown: four groups of four. */
  static List<String> fresh() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      StringBuilder code = new StringBuilder();
      for (int c = 0; c < LENGTH; c++) {
        code.append(c > 0 && c % 4 == 0 ? "-" : "");
        code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
      }
      codes.add(code.toString());
    }
    return codes;
  }

  /** What is stored of one; hyphens, blanks and case do not count. */
  static byte[] mac(ContentMac mac, String operator, String code) {
    String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return mac.of(Content.of("recovery code").text(operator).text(plain));
  }

  static List<byte[]> macs(ContentMac mac, String operator, List<String> codes) {
    return codes.stream().map(code -> mac(mac, operator, code)).toList();
  }

  /** Whether somebody typed one of these and no six digits. */
  static boolean looksLike(String typed) {
    return typed.replaceAll("[^A-Za-z0-9]", "").length() == LENGTH;
  }
}
