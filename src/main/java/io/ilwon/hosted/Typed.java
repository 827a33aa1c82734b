package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people type and paste, read with goodwill: other widths, dashes, blanks, a whole line from a
 * message. The script does the same, so that nothing is lost without it.
 */
final class Typed {
  /** A run of digits that dashes, dots or single blanks may divide: 123-45-678901. */
  private static final Pattern NUMBER = Pattern.compile("\\d(?:[-–—.·\\s]?\\d){5,}");

  private static final Pattern FILLING = Pattern.compile("[-–—.·\\s]+");
  private static final Pattern WORDS_AROUND =
      Pattern.compile("(?i)예금주|계좌번호|계좌|은행|증권|[:()\\[\\]/,·]|account|bank");
  private static final int CODE_DIGITS = 3;
  private static final int GROUP = 4;

  private Typed() {}

  /** A number as digits; {@code more} when characters beside dashes and blanks were left out. */
  record Digits(String digits, boolean more) {
    @Override
    public String toString() {
      return "Digits[more=" + more + "]";
    }
  }

  /** What a pasted line holds; empty where it does not. */
  record Pasted(Optional<BankCode> bank, String number, String holder) {
    @Override
    public String toString() {
      return "Pasted[" + bank + "]";
    }
  }

  static Digits number(String typed) {
    String plain = FILLING.matcher(oneWidth(typed)).replaceAll("");
    String digits = plain.replaceAll("[^0-9]", "");
    return new Digits(digits, digits.length() != plain.length());
  }

  /** The first three digits: 123, １２３ and "123 회사명" are the same. */
  static Optional<String> code(String typed) {
    String digits = oneWidth(typed).replaceAll("[^0-9]", "");
    return digits.length() < CODE_DIGITS
        ? Optional.empty()
        : Optional.of(digits.substring(0, CODE_DIGITS));
  }

  /** The digits in fours, to compare with the passbook: banks divide theirs in many ways. */
  static String grouped(String digits) {
    return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /** A line such as 국민은행 123-45-678901 홍길동; empty when no account number is in it. */
  static Optional<Pasted> pasted(String text, Banks banks) {
    String line = oneWidth(text);
    Matcher found = NUMBER.matcher(line);
    if (!found.find() || found.group().length() == line.strip().length()) {
      return Optional.empty();
    }
    String rest = line.substring(0, found.start()) + " " + line.substring(found.end());
    Optional<Name> bank = longestName(rest, banks);
    if (bank.isPresent()) {
      rest = bank.get().alone().matcher(rest).replaceFirst(" ");
    }
    String holder = WORDS_AROUND.matcher(rest).replaceAll(" ").strip().replaceAll("\\s+", " ");
    return Optional.of(new Pasted(bank.map(Name::bank), number(found.group()).digits(), holder));
  }

  private record Name(String text, BankCode bank) {
    /** The name as a word of its own: 김하나 is a person, and no bank. */
    Pattern alone() {
      return Pattern.compile("(?i)(?<![가-힣A-Za-z])" + Pattern.quote(text) + "(?![가-힣A-Za-z])");
    }
  }

  private static Optional<Name> longestName(String text, Banks banks) {
    List<Name> names = new ArrayList<>();
    for (Banks.Shown shown : banks.all()) {
      Stream.concat(
              Stream.of(shown.bank().nameKo(), shown.shortKo(), shown.bank().nameEn()),
              shown.bank().formerNames().stream())
          .filter(name -> name.length() > 1)
          .forEach(name -> names.add(new Name(name, shown.bank().code())));
    }
    return names.stream()
        .filter(name -> name.alone().matcher(text).find())
        .max(Comparator.comparingInt(name -> name.text().length()));
  }

  private static String oneWidth(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
