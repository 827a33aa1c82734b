package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * One row's own key, AES-256-GCM, which seals the row's fields. Stored wrapped, beside them: once
 * the wrapped key is gone, they open nowhere any more. Thread-safe.
 */
public final class DataKey {
  private static final int BYTES = 32;

  private final Aead aead;
  private final Opaque wrapped;

  @AccessesPartialKey
  private DataKey(SecretBytes key, Opaque wrapped) throws GeneralSecurityException {
    AesGcmParameters kind =
        AesGcmParameters.builder()
            .setKeySizeBytes(BYTES)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    this.aead = AesGcmJce.create(AesGcmKey.builder().setParameters(kind).setKeyBytes(key).build());
    this.wrapped = wrapped;
  }

  static DataKey fresh(KeyEncryption keys, Place place) {
    SecretBytes key = SecretBytes.randomBytes(BYTES);
    byte[] wrapped = keys.wrap(key.toByteArray(InsecureSecretKeyAccess.get()), place);
    try {
      return new DataKey(key, Opaque.of(wrapped));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a data key cannot be made", impossible);
    }
  }

  static DataKey unwrapped(KeyEncryption keys, Opaque wrapped, Place place) {
    byte[] key = keys.unwrap(wrapped.bytes(), place);
    try {
      return new DataKey(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()), wrapped);
    } catch (GeneralSecurityException _) {
      throw new SealBroken(place);
    }
  }

  /** What is stored of it. */
  public Opaque wrapped() {
    return wrapped;
  }

  /**
   * The value sealed for this place; different bytes each time, 28 longer than the text's UTF-8.
   */
  public Opaque seal(String clear, Place place) {
    try {
      return Opaque.of(aead.encrypt(clear.getBytes(UTF_8), place.associatedData()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    }
  }

  /**
   * The value again. Throws {@link SealBroken} unless these bytes were sealed by this key for this
   * place.
   */
  public String open(Opaque sealed, Place place) {
    try {
      return new String(aead.decrypt(sealed.bytes(), place.associatedData()), UTF_8);
    } catch (GeneralSecurityException _) {
      throw new SealBroken(place);
    }
  }

  @Override
  public String toString() {
    return "DataKey(…)";
  }
}
