package io.ilwon.crypto;

import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import java.security.GeneralSecurityException;

/** Ed25519 signatures of this server. */
public final class Signer {
  private final PublicKeySign sign;
  private final PublicKeyVerify verify;

  Signer(PublicKeySign sign, PublicKeyVerify verify) {
    this.sign = sign;
    this.verify = verify;
  }

  /** The signature: five bytes that name the key, then 64. */
  public byte[] sign(byte[] content) {
    try {
      return sign.sign(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("signing failed", impossible);
    }
  }

  /** Whether a key of this set signed exactly this. */
  public boolean signed(byte[] signature, byte[] content) {
    try {
      verify.verify(signature, content);
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
