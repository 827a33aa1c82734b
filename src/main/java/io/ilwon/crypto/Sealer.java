package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals what belongs to no row with a key of its own, directly under the key set, bound to its
 * place. A submission's fields are sealed by its {@link DataKey}.
 */
public final class Sealer {
  private final KeyEncryption keys;

  Sealer(KeyEncryption keys) {
    this.keys = keys;
  }

  /**
   * The value sealed for this place; different bytes each time, 33 longer than the text's UTF-8.
   */
  public byte[] seal(String clear, Place place) {
    return keys.wrap(clear.getBytes(UTF_8), place);
  }

  /** The value again. Throws {@link SealBroken} unless these bytes were sealed for this place. */
  public String open(byte[] sealed, Place place) {
    return new String(keys.unwrap(sealed, place), UTF_8);
  }
}
