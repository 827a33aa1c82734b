package io.ilwon.fuzz;

import java.nio.charset.StandardCharsets;

/** What a fuzz target claims, and how it reads its input. */
public final class Claim {

  private Claim() {}

  /** Throws an {@link AssertionError} that names the claim, unless it holds. */
  public static void that(boolean holds, String claim) {
    if (!holds) {
      throw new AssertionError(claim);
    }
  }

  /** The bytes up to the first line end, as text; the whole where there is none. */
  public static String firstLine(byte[] input) {
    return new String(input, 0, lineEnd(input), StandardCharsets.UTF_8);
  }

  /** The bytes after the first line end; none where there is none. */
  public static byte[] afterFirstLine(byte[] input) {
    int from = Math.min(input.length, lineEnd(input) + 1);
    byte[] rest = new byte[input.length - from];
    System.arraycopy(input, from, rest, 0, rest.length);
    return rest;
  }

  /** The input as text; what is not UTF-8 becomes U+FFFD. */
  public static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static int lineEnd(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    return end;
  }
}
