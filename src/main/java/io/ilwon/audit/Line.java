package io.ilwon.audit;

import io.ilwon.crypto.Opaque;
import java.nio.BufferUnderflowException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One state change of one row, as a block tells it: which row, what it is now, and the end of the
 * row's seal, so that a row put back to an older state with its older seal is found.
 *
 * @param table the row's table
 * @param key its primary key as text; never a number or a name of a customer
 * @param now its state in a word
 * @param tail the last eight bytes of the row's seal, hexadecimal; a hyphen once it is deleted
 */
public record Line(String table, String key, String now, String tail) {
  private static final int TAIL = 8;
  private static final int FIELDS = 4;

  /** In the place of a seal's end where there is no row any more. */
  static final String NO_SEAL = "-";

  /** Checks that the line can be read again. */
  public Line {
    if (spaced(table) || spaced(key) || spaced(now) || spaced(tail)) {
      throw new IllegalArgumentException("a line of the audit has four words");
    }
  }

  private static boolean spaced(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isWhitespace(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A change, and the seal the row has after it. */
  public static Line of(String table, String key, String now, byte[] seal) {
    return new Line(table, key, now, tail(seal));
  }

  /** A change of a row whose key is bytes. */
  public static Line of(String table, Opaque key, String now, byte[] seal) {
    return of(table, HexFormat.of().formatHex(key.bytes()), now, seal);
  }

  /** A row is deleted, as it should be. */
  public static Line removed(String table, String key) {
    return new Line(table, key, "removed", NO_SEAL);
  }

  /** The same of a row whose key is bytes. */
  public static Line removed(String table, Opaque key) {
    return removed(table, HexFormat.of().formatHex(key.bytes()));
  }

  /** The end of a seal. */
  public static String tail(byte[] seal) {
    return HexFormat.of().formatHex(seal, seal.length - TAIL, seal.length);
  }

  /** As it stands in a block. */
  String text() {
    return Shorthand.of(table)
        .map(s -> s.letter() + ' ' + s.shortKey(key) + ' ' + now + ' ' + Shorthand.bytes(tail))
        .orElseGet(() -> table + ' ' + key + ' ' + now + ' ' + tail);
  }

  /** Empty when this is no line of a block. */
  static Optional<Line> read(String text) {
    String[] w = text.split(" ", -1);
    if (w.length != FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Shorthand.read(w[0])
              .map(s -> new Line(s.table(), s.wholeKey(w[1]), w[2], Shorthand.hex(w[3])))
              .orElseGet(() -> new Line(w[0], w[1], w[2], w[3])));
    } catch (IllegalArgumentException | BufferUnderflowException torn) {
      return Optional.empty();
    }
  }
}
