package io.ilwon.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.client.WebhookRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_" + "QUJD".repeat(11);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String AT = "1614265330";
  private static final String BODY =
      "{\"type\":\"submission.approved\",\"timestamp\":\"2021-02-25-15-02-10-UTC\",\"data\":{"
          + "\"webhook_trigger\":\"approved\",\"submission_id\":\"abcdefgh\",\"sequence\":4,"
          + "\"userid\":null,\"kyc_result\":{\"status\":\"approved\"},\"account\":null}}";

  private final WebhookVerifier verifier = WebhookVerifier.of(SECRET).clock(at(0));

  private static Clock at(long secondsLater) {
    Instant then = Instant.ofEpochSecond(Long.parseLong(AT) + secondsLater);
    return Clock.fixed(then, ZoneOffset.UTC);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Written out here once more, so that it is not our own that is asked. */
  private static String signed(String secret, String content) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(bytes(content)));
  }

  private static String right() throws Exception {
    return signed(SECRET, ID + "." + AT + "." + BODY);
  }

  private static void assertRefused(
      Reason why, WebhookVerifier by, String id, String at, String signatures, String body) {
    byte[] sent = body == null ? null : bytes(body);
    WebhookRejected rejected =
        assertThrows(WebhookRejected.class, () -> by.verify(id, at, signatures, sent));
    assertEquals(why, rejected.reason());
  }

  /** The example of the specification's own libraries: its body is no event of ours. */
  @Test
  void thePublishedExampleIsGenuine() {
    String published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    assertRefused(Reason.MALFORMED, verifier, ID, AT, published, "{\"test\": 2432232314}");
    assertRefused(Reason.SIGNATURE, verifier, ID, AT, published, "{\"test\": 2432232315}");
  }

  @Test
  void aGenuineEventIsTold() throws Exception {
    WebhookEvent event = verifier.verify(ID, AT, right(), bytes(BODY));
    assertEquals("submission.approved", event.type());
    assertEquals("abcdefgh", event.submissionId().orElseThrow());
    assertEquals(OptionalLong.of(4), event.sequence());
    assertEquals("approved", event.kycStatus().orElseThrow());
    assertEquals(Long.parseLong(AT), event.at().getEpochSecond());
    assertEquals("WebhookEvent[" + ID + " submission.approved]", event.toString());
  }

  @Test
  void ofSeveralSignaturesAndSecretsOneIsEnough() throws Exception {
    String wrong = signed(OTHER, ID + "." + AT + "." + BODY);
    verifier.verify(ID, AT, wrong + " " + right(), bytes(BODY));
    verifier.verify(ID, AT, "v1a,AAAA " + right() + " v2,x", bytes(BODY));
    WebhookVerifier.of(OTHER, SECRET).clock(at(0)).verify(ID, AT, right(), bytes(BODY));
    assertRefused(Reason.SIGNATURE, verifier, ID, AT, wrong, BODY);
    assertRefused(Reason.SIGNATURE, WebhookVerifier.of(OTHER).clock(at(0)), ID, AT, right(), BODY);
  }

  @Test
  void whateverIsChangedIsRefused() throws Exception {
    String right = right();
    assertRefused(Reason.SIGNATURE, verifier, ID + "x", AT, right, BODY);
    assertRefused(Reason.SIGNATURE, verifier, ID, "1614265331", right, BODY);
    assertRefused(Reason.SIGNATURE, verifier, ID, AT, right, BODY + " ");
    assertRefused(Reason.SIGNATURE, verifier, ID, AT, right.replace("v1,", "v2,"), BODY);
    assertRefused(Reason.SIGNATURE, verifier, ID, AT, right.substring(3), BODY);
    assertRefused(Reason.SIGNATURE, verifier, ID, AT, "", BODY);
    for (String missing : new String[] {null, "", "12a", "-1", "1614265330.5"}) {
      assertRefused(Reason.MALFORMED, verifier, ID, missing, right, BODY);
    }
    assertRefused(Reason.MALFORMED, verifier, null, AT, right, BODY);
    assertRefused(Reason.MALFORMED, verifier, ID, AT, null, BODY);
    assertRefused(Reason.MALFORMED, verifier, ID, AT, right, null);
  }

  @Test
  void fiveMinutesEitherWayAndNoMore() throws Exception {
    for (long apart : new long[] {300, -300}) {
      verifier.clock(at(apart)).verify(ID, AT, right(), bytes(BODY));
    }
    for (long apart : new long[] {301, -301, 9_000_000_000L}) {
      assertRefused(Reason.TIMESTAMP, verifier.clock(at(apart)), ID, AT, right(), BODY);
    }
  }

  @Test
  void aRepeatIsTold() throws Exception {
    Set<String> seen = new HashSet<>();
    WebhookVerifier once = verifier.rejectingRepeats(seen::add);
    assertRefused(Reason.SIGNATURE, once, ID, AT, "v1,AAAA", BODY);
    assertEquals(Set.of(), seen, "a forged request uses up no id");
    once.verify(ID, AT, right(), bytes(BODY));
    assertRefused(Reason.REPEATED, once, ID, AT, right(), BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_QUJD", "whsec_!!!!", "secret"})
  void aSecretThatIsNoneIsRefused(String secret) {
    assertThrows(IllegalArgumentException.class, () -> WebhookVerifier.of(secret));
    assertThrows(IllegalArgumentException.class, WebhookVerifier::of);
  }

  @Test
  void noSecretIsShown() {
    assertEquals("WebhookVerifier[1 secrets]", verifier.toString());
    assertEquals("whsec_…", new WebhookSecret(SECRET).toString());
  }
}
