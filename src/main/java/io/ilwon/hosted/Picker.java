package io.ilwon.hosted;

import static java.util.Locale.ROOT;

import io.ilwon.bank.Bank;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The banks somebody looks for by typing: a part of a Korean, English, short or former name, its
 * initial consonants, or the beginning of a code. The script finds with the same words.
 */
final class Picker {
  private final Banks banks;

  Picker(Banks banks) {
    this.banks = banks;
  }

  /** The banks that match, in the directory's order; all of them for a blank text. */
  List<Banks.Shown> search(String typed) {
    String wanted = folded(typed);
    return banks.all().stream()
        .filter(shown -> wanted.isEmpty() || matches(shown, wanted))
        .toList();
  }

  /** What a bank is found by, folded, one text: the script searches in it. */
  static String words(Banks.Shown shown) {
    Stream<String> names = names(shown).map(Picker::folded);
    return String.join("|", names.distinct().toList()) + "|" + shown.bank().code();
  }

  private static boolean matches(Banks.Shown shown, String wanted) {
    if (Hangul.onlyInitials(wanted)) {
      return names(shown)
          .map(Picker::folded)
          .map(Hangul::initials)
          .anyMatch(i -> i.contains(wanted));
    }
    return shown.bank().code().text().startsWith(wanted)
        || names(shown).map(Picker::folded).anyMatch(name -> name.contains(wanted));
  }

  private static Stream<String> names(Banks.Shown shown) {
    Bank bank = shown.bank();
    Stream<String> own = Stream.of(bank.nameKo(), bank.nameEn(), shown.shortKo(), shown.shortEn());
    return Stream.concat(
        Stream.concat(own, bank.formerNames().stream()), bank.publishedName().stream());
  }

  /** One width, one case, no blanks: ＫＢ and kb, 토스 뱅크 and 토스뱅크 are the same. */
  static String folded(String text) {
    String oneWidth = Hangul.asTyped(Normalizer.normalize(text, Normalizer.Form.NFKC));
    return oneWidth.toLowerCase(ROOT).replaceAll("[\\s\\p{Z}]+", "");
  }
}
