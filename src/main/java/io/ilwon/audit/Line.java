package io.ilwon.audit;

import io.ilwon.crypto.Opaque;
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
    if ((table + key + now + tail).chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("a line of the audit has four words");
    }
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

  /** The end of a seal. */
  public static String tail(byte[] seal) {
    return HexFormat.of().formatHex(seal, seal.length - TAIL, seal.length);
  }

  /** As it stands in a block. */
  String text() {
    return table + ' ' + key + ' ' + now + ' ' + tail;
  }

  static Optional<Line> read(String text) {
    String[] words = text.split(" ", -1);
    return words.length == FIELDS
        ? Optional.of(new Line(words[0], words[1], words[2], words[3]))
        : Optional.empty();
  }
}
