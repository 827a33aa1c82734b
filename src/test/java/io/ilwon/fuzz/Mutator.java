package io.ilwon.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Breaks bytes by chance: cut, doubled, spiced, crossed with others. */
public final class Mutator {

  private static final List<String> SPICE =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "0",
          "\u0000",
          "\r\n",
          "\n",
          "-",
          "--",
          "홍",
          "％",
          "😀",
          "\uFEFF",
          "\u3164",
          "\\ud800",
          "\\u0000",
          "9223372036854775808",
          "2147483647",
          "1e999",
          "+",
          "٣",
          "８",
          " ",
          "\t",
          "=",
          "null",
          "true",
          ";",
          "*",
          "(주)",
          "㈜",
          "e\u0301",
          "-0");

  private final Random random;

  /** The same chance brings the same mutations. */
  public Mutator(Random random) {
    this.random = random;
  }

  /** One to four changes of {@code bytes}; {@code other} may lend a piece. */
  public byte[] mutated(byte[] bytes, byte[] other) {
    byte[] result = bytes;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      result = once(result, other);
    }
    return result;
  }

  /** One piece of the kind that upsets readers. */
  public String spice() {
    return SPICE.get(random.nextInt(SPICE.size()));
  }

  private byte[] once(byte[] bytes, byte[] other) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + length());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    switch (random.nextInt(6)) {
      case 0 -> {
        // cut out
      }
      case 1 -> out.write(random.nextInt(256));
      case 2 -> out.writeBytes(spice().getBytes(StandardCharsets.UTF_8));
      case 3 -> {
        out.write(bytes, from, to - from);
        out.write(bytes, from, to - from);
      }
      case 4 -> {
        int begin = random.nextInt(other.length + 1);
        out.write(other, begin, Math.min(other.length - begin, length()));
      }
      default -> to = random.nextInt(8) == 0 ? bytes.length : to;
    }
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private int length() {
    return random.nextInt(8) == 0 ? random.nextInt(64) : random.nextInt(8);
  }
}
