package io.ilwon.bank;

import static java.util.Locale.ROOT;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Whose account it is said to be: Unicode NFC without blanks at the ends, 1 to 50 characters (code
 * points), at least one of them visible, none a control or formatting character.
 *
 * <p>Printing shows the first character only; {@link #unmasked()} is the one way out.
 */
public record HolderName(String unmasked) {
  private static final int LONGEST = 50;

  /** Bytes as Korean banks count them: one for ASCII, two for a syllable or a full-width letter. */
  private static final Charset BANK_BYTES = Charset.forName("MS949");

  /** A claimed name must agree in this many bank bytes (two syllables) to pass as cut off. */
  private static final int FEWEST_BYTES = 4;

  /** Legal forms as they look after NFKC, which turns ㈜ into (주). */
  private static final Pattern LEGAL_FORM =
      Pattern.compile(
          "\\([주유합재사의학복]\\)" + "|주식회사|유한책임회사|유한회사|합자회사|합명회사|재단법인|사단법인|의료법인|학교법인|사회복지법인");

  /** How well the bank's name agrees with the claimed one. */
  public enum Grade {
    EXACT,
    /** The bank's is the beginning of the claimed one, cut where banks' fields end. */
    TRUNCATED,
    NONE
  }

  /** Throws {@link IllegalArgumentException}, without the value, for anything else. */
  public HolderName {
    unmasked = Blanks.trimmed(Normalizer.normalize(unmasked, Normalizer.Form.NFC));
    if (unmasked.isEmpty() || unmasked.codePointCount(0, unmasked.length()) > LONGEST) {
      throw new IllegalArgumentException("a holder name is 1 to 50 characters");
    }
    if (!unmasked.codePoints().allMatch(HolderName::printable)) {
      throw new IllegalArgumentException("a holder name has no control characters");
    }
  }

  /**
   * Compares this claimed name with what the bank says, whatever the blanks, width, Latin case and
   * legal forms. A bank's name that fills a field of 12 or 20 bytes may be the beginning of ours.
   * Nothing matches a name of which only a legal form would be left.
   */
  public Grade compare(HolderName bankSays) {
    String ours = withoutLegalForm(squeezed());
    String theirs = withoutLegalForm(bankSays.squeezed());
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Grade.NONE;
    }
    if (ours.equals(theirs)) {
      return Grade.EXACT;
    }
    boolean enough = theirs.getBytes(BANK_BYTES).length >= FEWEST_BYTES;
    return bankSays.fillsAField() && enough && beginsWith(ours, theirs, bankSays)
        ? Grade.TRUNCATED
        : Grade.NONE;
  }

  /** The second way is for a cut inside a legal form at the end: 가나다라마주(식회사). */
  private boolean beginsWith(String ours, String theirs, HolderName bankSays) {
    return ours.startsWith(theirs) || squeezed().startsWith(bankSays.squeezed());
  }

  /** One byte less than the field where the next character, of two bytes, did not fit. */
  private boolean fillsAField() {
    int bytes = unmasked.getBytes(BANK_BYTES).length;
    return bytes == 11 || bytes == 12 || bytes == 19 || bytes == 20;
  }

  /** Compatibility form, one case, no blanks. Twice through the cases, so that ß equals SS. */
  private String squeezed() {
    String oneWidth = Normalizer.normalize(unmasked, Normalizer.Form.NFKC);
    return Blanks.removed(oneWidth.toUpperCase(ROOT).toLowerCase(ROOT));
  }

  private static String withoutLegalForm(String squeezed) {
    return LEGAL_FORM.matcher(squeezed).replaceAll("");
  }

  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return unmasked.substring(0, unmasked.offsetByCodePoints(0, 1)) + "··";
  }
}
