package io.ilwon.crypto;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** The key set file's keys for fields: AES-256-GCM, the key's id in the first five bytes. */
final class FieldKeys implements KeyEncryption {
  private final Aead aead;

  FieldKeys(Aead aead) {
    this.aead = aead;
  }

  @Override
  public byte[] wrap(byte[] key, Place place) {
    try {
      return aead.encrypt(key, place.associatedData());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Place place) {
    try {
      return aead.decrypt(wrapped, place.associatedData());
    } catch (GeneralSecurityException _) {
      throw new SealBroken(place);
    }
  }
}
