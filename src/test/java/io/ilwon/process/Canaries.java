package io.ilwon.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.crypto.Opaque;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Planted values, and the search for them in whatever spelling they may have got into bytes. */
final class Canaries {
  /** What is inflated of one stream at most, in bytes. */
  private static final int INFLATED = 16 << 20;

  private static final int SHORTEST = 6;

  private record Needle(String word, Opaque content) {}

  /** By the first two bytes. */
  private final Map<Integer, List<Needle>> needles = new TreeMap<>();

  private final boolean[] starts = new boolean[1 << 16];

  /** Plants values; {@code what} names them in findings, which never show the value itself. */
  Canaries plant(String what, String value) {
    spellings(value)
        .forEach((spelling, bytes) -> {
          if (bytes.length >= SHORTEST) {
            int start = start(bytes, 0);
            starts[start] = true;
            needles
                .computeIfAbsent(start, _ -> new ArrayList<>())
                .add(new Needle(what + " in " + spelling, Opaque.of(bytes)));
          }
        });
    return this;
  }

  /** Every spelling searched for. */
  static Map<String, byte[]> spellings(String value) {
    Map<String, byte[]> all = new TreeMap<>();
    byte[] plain = value.getBytes(UTF_8);
    all.put("UTF-8", plain);
    all.put("UTF-16LE", value.getBytes(UTF_16LE));
    all.put("UTF-16BE", value.getBytes(UTF_16BE));
    all.put("EUC-KR", value.getBytes(Charset.forName("EUC-KR")));
    all.put("hex", HexFormat.of().formatHex(plain).getBytes(US_ASCII));
    all.put("HEX", HexFormat.of().withUpperCase().formatHex(plain).getBytes(US_ASCII));
    all.put("reversed", new StringBuilder(value).reverse().toString().getBytes(UTF_8));
    all.put("percent", URLEncoder.encode(value, UTF_8).getBytes(US_ASCII));
    StringBuilder escaped = new StringBuilder();
    value.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
    all.put("JSON escapes", escaped.toString().getBytes(US_ASCII));
    for (int offset = 0; offset < 3; offset++) {
      all.put("base64 at " + offset, base64(plain, offset));
    }
    if (value.matches("[0-9]{9,}")) {
      for (int first : List.of(3, 4, 6)) {
        for (int second : List.of(2, 3, 4, 6)) {
          if (first + second < value.length()) {
            String hyphens =
                value.substring(0, first)
                    + "-"
                    + value.substring(first, first + second)
                    + "-"
                    + value.substring(first + second);
            all.put("hyphens " + first + "-" + second, hyphens.getBytes(US_ASCII));
          }
        }
      }
    }
    return all;
  }

  /** The characters that do not depend on what stands before or behind. */
  private static byte[] base64(byte[] plain, int offset) {
    byte[] shifted = new byte[offset + plain.length];
    System.arraycopy(plain, 0, shifted, offset, plain.length);
    byte[] all = Base64.getEncoder().withoutPadding().encode(shifted);
    int from = (offset * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    return Arrays.copyOfRange(all, from, to);
  }

  /** What is found in {@code bytes}, compressed streams in it included; each once. */
  List<String> in(byte[] bytes) {
    TreeSet<String> found = new TreeSet<>();
    search(bytes, found, true);
    return List.copyOf(found);
  }

  private void search(byte[] bytes, Set<String> found, boolean inflate) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      int start = start(bytes, i);
      if (starts[start]) {
        for (Needle needle : needles.getOrDefault(start, List.of())) {
          byte[] sought = needle.content.bytes();
          int end = i + sought.length;
          if (end <= bytes.length && Arrays.equals(bytes, i, end, sought, 0, end - i)) {
            found.add(needle.word);
          }
        }
      }
      if (inflate && start == 0x1f8b && i + 2 < bytes.length && bytes[i + 2] == 8) {
        search(inflated(bytes, i), found, false);
      }
    }
  }

  /** As much as can be inflated; what only looks like a stream ends at once. */
  private static byte[] inflated(byte[] bytes, int from) {
    var out = new java.io.ByteArrayOutputStream();
    byte[] part = new byte[1 << 13];
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
      for (int n = in.read(part); n >= 0 && out.size() < INFLATED; n = in.read(part)) {
        out.write(part, 0, n);
      }
    } catch (IOException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  private static int start(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
