package io.ilwon.crypto;

/**
 * A sealed value does not open: changed, moved from another place, or sealed under a key that this
 * key set lacks. Names the place, never the value.
 */
public final class SealBroken extends RuntimeException {
  SealBroken(Place place) {
    super(
        "the seal of "
            + place.table()
            + "."
            + place.column()
            + " in row "
            + place.row()
            + " is broken");
  }

  private SealBroken(String message) {
    super(message);
  }

  /** The same of a row that is sealed as a whole. */
  public static SealBroken ofRow(String table, String row) {
    return new SealBroken(told(table, row));
  }

  /** The words by which people look for it. */
  public static String told(String table, String row) {
    return "the seal of row " + row + " in table " + table + " is broken";
  }
}
