package io.ilwon.bank;

import io.ilwon.bank.HolderName.Grade;
import io.ilwon.fuzz.Claim;
import java.text.Normalizer;
import java.util.Optional;

/** Fuzzed: names as claimed and as banks say them, a line each. */
public final class HolderNameFuzz {

  private HolderNameFuzz() {}

  /** The first line is claimed, the rest is what the bank says. */
  public static void fuzzerTestOneInput(byte[] input) {
    Optional<HolderName> claimed = name(Claim.firstLine(input));
    Optional<HolderName> bankSays = name(Claim.text(Claim.afterFirstLine(input)));
    claimed.ifPresent(HolderNameFuzz::itself);
    bankSays.ifPresent(HolderNameFuzz::itself);
    if (claimed.isPresent() && bankSays.isPresent()) {
      both(claimed.get(), bankSays.get());
    }
  }

  private static void itself(HolderName name) {
    String text = name.unmasked();
    Claim.that(Normalizer.isNormalized(text, Normalizer.Form.NFC), "a name is NFC");
    int length = text.codePointCount(0, text.length());
    Claim.that(length >= 1 && length <= 50, "1 to 50 characters");
    Claim.that(text.chars().noneMatch(Character::isISOControl), "none a control character");
    Claim.that(new HolderName(text).equals(name), "a name is its own spelling");
    int first = text.offsetByCodePoints(0, 1);
    Claim.that(name.toString().equals(text.substring(0, first) + "··"), "one character is shown");
    Grade grade = name.compare(name);
    Claim.that(grade == Grade.EXACT || grade == Grade.NONE, "a name is not cut off from itself");
    HolderName spread = spread(name);
    Claim.that(name.compare(spread) == grade, "blanks tell nothing apart");
  }

  private static void both(HolderName claimed, HolderName bankSays) {
    Grade grade = claimed.compare(bankSays);
    Grade back = bankSays.compare(claimed);
    Claim.that((grade == Grade.EXACT) == (back == Grade.EXACT), "to be the same goes both ways");
    if (grade == Grade.TRUNCATED) {
      int bytes = bankSays.unmasked().getBytes(java.nio.charset.Charset.forName("MS949")).length;
      Claim.that(bytes >= 11 && bytes <= 20, "only what fills a field may be cut off");
    }
    if (grade == Grade.EXACT) {
      Claim.that(claimed.compare(claimed) == Grade.EXACT, "who matches another matches himself");
    }
  }

  /** A blank after the first character, where there is room. */
  private static HolderName spread(HolderName name) {
    String text = name.unmasked();
    int first = text.offsetByCodePoints(0, 1);
    boolean room = text.codePointCount(0, text.length()) < 50 && first < text.length();
    // A mark put after a blank is another letter.
    boolean mark = room && Character.getType(text.codePointAt(first)) == Character.NON_SPACING_MARK;
    return room && !mark
        ? new HolderName(text.substring(0, first) + " " + text.substring(first))
        : name;
  }

  private static Optional<HolderName> name(String text) {
    try {
      return Optional.of(new HolderName(text));
    } catch (IllegalArgumentException e) {
      String said = String.valueOf(e.getMessage());
      Claim.that(
          said.equals("a holder name is 1 to 50 characters")
              || said.equals("a holder name has no control characters"),
          "an error says the rule and not the name");
      return Optional.empty();
    }
  }
}
