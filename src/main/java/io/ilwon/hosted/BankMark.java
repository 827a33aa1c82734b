package io.ilwon.hosted;

import java.util.List;

/**
 * A bank's neutral mark: a rounded square with one or two letters. Drawn by us and in colours of
 * ours, since the banks' own signs are theirs.
 *
 * @param letters one or two syllables, or letters
 * @param colour an index into {@link #COLOURS}
 */
public record BankMark(String letters, int colour) {
  /** Each dark enough for white letters: contrast 4.5 to 1 and more. */
  static final List<String> COLOURS =
      List.of(
          "#1f4e9c", "#0b6b4f", "#7a3b12", "#8a2a5b", "#5b3a9e", "#a1331f", "#2f5d34", "#005f73",
          "#6a4a1e", "#3d4a63", "#9a1f4c", "#44337a");

  /** Throws {@link IllegalArgumentException} when there is nothing to draw. */
  public BankMark {
    if (letters.isEmpty() || letters.length() > 2 || colour < 0 || colour >= COLOURS.size()) {
      throw new IllegalArgumentException("a mark is one or two letters in a house colour");
    }
  }

  /** The colour of the square. */
  public String fill() {
    return COLOURS.get(colour);
  }

  /** The size of the letters in a square of 40. */
  public int size() {
    return letters.length() == 1 ? 20 : 15;
  }
}
