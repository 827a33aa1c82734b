package io.ilwon.operator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password may be: long, and none that is guessed first. No rules of kinds of characters:
 * they make people choose worse ones (NIST SP 800-63B).
 */
public final class PasswordRules {
  public static final int SHORTEST = 12;
  private static final int LONGEST = 128;
  private static final int KINDS = 5;

  /** Beginnings of what is tried first, where it is long enough at all. */
  private static final List<String> WELL_KNOWN =
      List.of(
          "password",
          "passw0rd",
          "qwerty",
          "qwertyuiop",
          "1234567890",
          "0123456789",
          "asdfghjkl",
          "letmein",
          "iloveyou",
          "welcome",
          "administrator",
          "admin",
          "changeme",
          "default",
          "abcdefgh",
          "1q2w3e4r",
          "zxcvbnm",
          "monkey",
          "dragon",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "trustno1",
          "secret",
          "master",
          "비밀번호",
          "관리자",
          "korea",
          "dkssud",
          "rhksflwk",
          "ilwon",
          "일원");

  /** What is wrong with a password. */
  public enum Fault {
    SHORT,
    LONG,
    WELL_KNOWN,
    OWN_NAME,
    FEW_KINDS
  }

  private PasswordRules() {}

  /** Empty for one that will do. */
  public static Optional<Fault> fault(String password, String name) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(Fault.SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Fault.LONG);
    }
    String plain = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    if (!name.isBlank() && plain.contains(name.toLowerCase(Locale.ROOT).replaceAll("[._-]", ""))) {
      return Optional.of(Fault.OWN_NAME);
    }
    if (password.codePoints().distinct().count() < KINDS) {
      return Optional.of(Fault.FEW_KINDS);
    }
    boolean known =
        WELL_KNOWN.stream().anyMatch(word -> plain.replace(word, "").length() < SHORTEST / 2);
    return known ? Optional.of(Fault.WELL_KNOWN) : Optional.empty();
  }
}
