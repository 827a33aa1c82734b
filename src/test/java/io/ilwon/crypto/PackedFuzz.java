package io.ilwon.crypto;

import io.ilwon.fuzz.Claim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fuzzed: what is packed comes back, and nothing else is taken for packed. */
public final class PackedFuzz {

  private PackedFuzz() {}

  /** The input once as texts, a line each, and once as something packed. */
  public static void fuzzerTestOneInput(byte[] input) {
    String whole = Claim.text(input);
    List<@Nullable String> texts = new ArrayList<>();
    for (String line : whole.split("\n", -1)) {
      texts.add(line.equals("-") ? null : line);
    }
    String packed = Packed.of(texts.toArray(String[]::new));
    Claim.that(Packed.read(packed).equals(texts), "read(of(x)) = x");
    try {
      List<@Nullable String> read = Packed.read(whole);
      String again = Packed.of(read.toArray(String[]::new));
      Claim.that(again.equals(whole), "only what of() made is read");
    } catch (IllegalArgumentException e) {
      String said = String.valueOf(e.getMessage());
      Claim.that(
          said.equals("not packed by us") || said.equals("packed text is cut short"),
          "an error never quotes what was packed");
    }
  }
}
