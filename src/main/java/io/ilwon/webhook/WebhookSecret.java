package io.ilwon.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** What an endpoint's calls are signed with, as its receiver gets it: {@code whsec_…}. */
public record WebhookSecret(String unmasked) {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static WebhookSecret fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
