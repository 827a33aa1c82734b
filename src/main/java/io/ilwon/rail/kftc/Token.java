package io.ilwon.rail.kftc;

import java.util.regex.Pattern;

/** An access token; printing hides it, {@link #unmasked()} is the one way out. */
record Token(String unmasked) {
  /** What a header can carry; nothing in it may begin another header. */
  private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

  /** Throws {@link IllegalArgumentException}, without the value, for what no header carries. */
  Token {
    if (!SHAPE.matcher(unmasked).matches()) {
      throw new IllegalArgumentException("a token is up to 4096 visible ASCII characters");
    }
  }

  @Override
  public String toString() {
    return "Token";
  }
}
