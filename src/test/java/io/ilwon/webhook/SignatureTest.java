package io.ilwon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signatures by the library against the specification's own words, written down here anew. */
class SignatureTest {
  /** Known from the specification's repository, and made again by npm's standardwebhooks 1.0.0. */
  @Test
  void thePublishedExampleComesOut() throws GeneralSecurityException {
    WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String body = "{\"test\": 2432232314}";
    EventId id = new EventId("msg_p5jXN8AQM9LWM0D4loKWxJek");
    String expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    assertEquals(expected, Signature.of(List.of(secret), id, 1614265330, body.getBytes(UTF_8)));
    assertEquals(expected, bySpecification(secret, id.text(), "1614265330", body));
  }

  @Test
  void twoSecretsSignWithABlankBetween() throws GeneralSecurityException {
    WebhookSecret one = WebhookSecret.fresh();
    WebhookSecret two = WebhookSecret.fresh();
    EventId id = EventId.fresh();
    String body = "{\"a\":\"홍길동\"}";
    String both = Signature.of(List.of(one, two), id, 12, body.getBytes(UTF_8));
    assertEquals(
        bySpecification(one, id.text(), "12", body)
            + " "
            + bySpecification(two, id.text(), "12", body),
        both);
    assertTrue(verifies(one, id.text(), "12", both, body));
    assertTrue(verifies(two, id.text(), "12", both, body));
    assertFalse(verifies(WebhookSecret.fresh(), id.text(), "12", both, body));
    assertFalse(verifies(one, id.text(), "13", both, body));
    assertFalse(verifies(one, id.text(), "12", both, body + " "));
  }

  @Test
  void aSecretHas256BitsAndPrintsNone() {
    WebhookSecret secret = WebhookSecret.fresh();
    assertTrue(secret.unmasked().startsWith("whsec_"));
    assertEquals(32, Base64.getDecoder().decode(secret.unmasked().substring(6)).length);
    assertEquals("whsec_…", secret.toString());
  }

  /** A receiver's check, without the library. */
  static boolean verifies(
      WebhookSecret secret, String id, String timestamp, String header, String body)
      throws GeneralSecurityException {
    return List.of(header.split(" ")).contains(bySpecification(secret, id, timestamp, body));
  }

  private static String bySpecification(
      WebhookSecret secret, String id, String timestamp, String body)
      throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(secret.unmasked().substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String content = id + "." + timestamp + "." + body;
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
  }
}
