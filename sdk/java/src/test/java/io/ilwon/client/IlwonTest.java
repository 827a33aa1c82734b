package io.ilwon.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IlwonTest {
  private static final URI HERE = URI.create("http://localhost:8080/");

  @Test
  void whereAPostWouldBeSentTwiceNothingIsSent() {
    for (String set : List.of("", "true")) {
      System.setProperty("jdk.httpclient.enableAllMethodRetry", set);
      try {
        assertThrows(IllegalStateException.class, () -> Ilwon.at(HERE).key("k").build());
      } finally {
        System.clearProperty("jdk.httpclient.enableAllMethodRetry");
      }
    }
    Ilwon.at(HERE).key("k").build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ilwon.example", "ftp://localhost", "localhost:8080", "https://a:b@ilwon.example",
        "https://ilwon.example/?x", "https://ilwon.example/#x", "/v3", "http://localhost.example"
      })
  void aKeyGoesNowhereInTheClear(String address) {
    assertThrows(IllegalArgumentException.class, () -> Ilwon.at(URI.create(address)));
  }

  @Test
  void theSandboxIsOnThisMachineAlone() {
    assertThrows(
        IllegalArgumentException.class, () -> Sandbox.at(URI.create("https://ilwon.example")));
    assertEquals("Sandbox[http://localhost:8080]", Sandbox.at(HERE).toString());
  }

  @Test
  void whatCannotWorkIsRefusedAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> Ilwon.at(HERE).build());
    assertThrows(IllegalArgumentException.class, () -> Ilwon.at(HERE).key("a\nb").build());
    assertThrows(IllegalArgumentException.class, () -> Ilwon.at(HERE).answerTimeout(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> new LinkRequest(null, null, null, null, null, null));
    Links links = Ilwon.at(HERE).key("k").build().links();
    assertThrows(IllegalArgumentException.class, () -> links.create(LinkRequest.of("s-1"), "열쇠"));
  }

  @Test
  void nothingSecretIsShown() {
    Instant now = Instant.EPOCH;
    var builder = Ilwon.at(HERE).key("sk_test_secret");
    Applicant hong = Applicant.of("hong@example.com", "KOR", "passport");
    var account =
        new Submission.Account(
            "004",
            Optional.empty(),
            Optional.empty(),
            "····1234",
            "홍··",
            "sent",
            List.of(),
            Optional.empty());
    List<Object> all =
        List.of(
            builder,
            builder.build(),
            hong,
            new BankAccount("홍길동", "004", "12345678901234"),
            new Guess("홍길동", "1990-12-31", "482"),
            Search.ofUser("홍길동"),
            new Edit(null, "홍길동", null, null, null),
            LinkRequest.of(hong),
            new LinkAnswer.Made("id", "https://ilwon.example/v/secret", now),
            new Submission(
                "id",
                Optional.of("hong@example.com"),
                Optional.of("홍길동"),
                now,
                now,
                Optional.empty(),
                "approved",
                List.of(),
                List.of(),
                Optional.of(account)),
            new WebhookEvent(
                "id",
                "type",
                now,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of("홍길동"),
                Optional.empty(),
                "홍길동"));
    for (Object each : all) {
      String shown = each.toString();
      for (String secret : List.of("secret", "홍", "hong", "12345678901234", "482", "1990")) {
        assertFalse(shown.contains(secret), shown);
      }
    }
  }
}
