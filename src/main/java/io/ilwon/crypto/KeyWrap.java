package io.ilwon.crypto;

import org.jspecify.annotations.Nullable;

/** Makes data keys and opens those that are stored, each bound to the place of its wrapped form. */
public final class KeyWrap {
  private final KeyEncryption keys;

  KeyWrap(KeyEncryption keys) {
    this.keys = keys;
  }

  /** Keys as nodes tell of them: the newest one's id, and the one's that wraps. */
  public record Standing(long newest, long inUse) {}

  /** What is known of the key set's keys right now. */
  public Standing standing() {
    return new Standing(keys.newest(), keys.inUse());
  }

  /** Whether the key in use wrapped, or sealed, this. */
  public boolean isCurrent(Opaque wrapped) {
    return keys.isCurrent(wrapped.bytes());
  }

  /**
   * The same key, or directly sealed value, under the key in use. Throws {@link SealBroken} when it
   * was not made for this place.
   */
  public Opaque again(Opaque wrapped, Place place) {
    return Opaque.of(keys.wrap(keys.unwrap(wrapped.bytes(), place), place));
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
