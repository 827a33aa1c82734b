package io.ilwon.crypto;

import org.jspecify.annotations.Nullable;

/** Makes data keys and opens those that are stored, each bound to the place of its wrapped form. */
public final class KeyWrap {
  private final KeyEncryption keys;

  KeyWrap(KeyEncryption keys) {
    this.keys = keys;
  }

  /** A new random key. */
  public DataKey fresh(Place place) {
    return DataKey.fresh(keys, place);
  }

  /**
   * The key that was wrapped for this place. Throws {@link SealBroken} when it was not, or is
   * absent: whoever asks has something to open or to seal.
   */
  public DataKey open(@Nullable Opaque wrapped, Place place) {
    if (wrapped == null) {
      throw new SealBroken(place);
    }
    return DataKey.unwrapped(keys, wrapped, place);
  }
}
