package io.ilwon.client;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One of an endpoint's secrets. Shows nothing of itself. */
final class WebhookSecret {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int SHORTEST = 24;

  private final SecretKeySpec key;

  WebhookSecret(String text) {
    byte[] bytes = decoded(text);
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException("a webhook's secret has 24 bytes or more");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(6) : text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a webhook's secret is whsec_ and Base64");
    }
  }

  /** Whether one of the signatures of version 1 is by this secret. */
  boolean signed(String id, String timestamp, String signatures, byte[] body) {
    byte[] right = signature(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    boolean signed = false;
    for (String given : signatures.split(" ", -1)) {
      byte[] one = given.getBytes(StandardCharsets.UTF_8);
      signed |= MessageDigest.isEqual(right, one);
    }
    return signed;
  }

  private String signature(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "whsec_…";
  }
}
