package io.ilwon.crypto;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;

/**
 * What is stored instead of a code: a keyed MAC over the transfer's id and the digits. Keyed, since
 * a plain hash of three digits is undone by trying a thousand; with the id, so that equal codes of
 * two transfers do not look alike and none is valid for another.
 */
public final class CodeMac {
  private final Mac mac;

  CodeMac(Mac mac) {
    this.mac = mac;
  }

  /** HMAC-SHA-256, 37 bytes: five that name the key, then the tag. */
  public byte[] of(String transferId, String digits) {
    try {
      return mac.computeMac(Parts.joined(transferId, digits));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the code MAC failed", impossible);
    }
  }

  /** Whether it was made of exactly these two; the time taken tells nothing about how near. */
  public boolean matches(byte[] stored, String transferId, String digits) {
    try {
      mac.verifyMac(stored, Parts.joined(transferId, digits));
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
