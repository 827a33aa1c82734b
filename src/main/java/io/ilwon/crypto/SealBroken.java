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
}
