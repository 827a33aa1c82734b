package io.ilwon.crypto;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;

/**
 * A keyed MAC over content that stands in the clear beside it, so that whoever changes the content
 * without the key is found.
 */
public final class ContentMac {
  private final Mac mac;

  ContentMac(Mac mac) {
    this.mac = mac;
  }

  /** HMAC-SHA-256 under the newest key: five bytes that name the key, then the tag. */
  public byte[] of(Content content) {
    try {
      return mac.computeMac(content.bytes());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a MAC failed", impossible);
    }
  }

  /** Whether it was made over exactly this content, under any key of the set. */
  public boolean matches(byte[] stored, Content content) {
    try {
      mac.verifyMac(stored, content.bytes());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
