package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** Seals the fields that may not be stored in the clear: AES-256-GCM, bound to their place. */
public final class Sealer {
  private final Aead aead;

  Sealer(Aead aead) {
    this.aead = aead;
  }

  /**
   * The value sealed for this place; different bytes each time, 33 longer than the text's UTF-8.
   */
  public byte[] seal(String clear, Place place) {
    try {
      return aead.encrypt(clear.getBytes(UTF_8), place.associatedData());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    }
  }

  /** The value again. Throws {@link SealBroken} unless these bytes were sealed for this place. */
  public String open(byte[] sealed, Place place) {
    try {
      return new String(aead.decrypt(sealed, place.associatedData()), UTF_8);
    } catch (GeneralSecurityException _) {
      throw new SealBroken(place);
    }
  }
}
