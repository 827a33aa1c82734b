package rival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/** What is certain about a bank that does not answer. */
class KftcBankTest {

  private static Bank bank(String url, String secret) throws IOException {
    var settings =
        new Settings.Bank(
            url,
            StubBank.CLIENT_ID,
            secret,
            "M202300001",
            "1230000123",
            "NONE",
            Duration.ofMillis(Surroundings.BANK_ANSWER));
    return new BankChoice()
        .bank(new Settings("", "", "", settings), RestClient.builder(), Clock.systemUTC());
  }

  private static Bank.Order order() {
    String id = "M202300001UABCDEFGHI";
    return new Bank.Order(id, "004", "110123456789", "홍길동", "482일원", Instant.now());
  }

  @Test
  void withoutATokenNothingIsRequested() throws IOException {
    Bank bank = bank(Surroundings.BANK.url(), "another");
    assertThat(bank.send(order()))
        .isEqualTo(new Outcome.Refused(Refusal.NOT_REQUESTED, "no token"));
  }

  @Test
  void whereNobodyListensNothingIsRequested() throws IOException {
    StubBank stub = new StubBank();
    Bank bank = bank(stub.url(), StubBank.CLIENT_SECRET);
    assertThat(bank.send(order())).isEqualTo(new Outcome.Sent());
    stub.close();
    // The first call may still find the connection that was open.
    bank.send(order());
    assertThat(bank.send(order()))
        .isEqualTo(new Outcome.Refused(Refusal.NOT_REQUESTED, "connection refused"));
  }

  @Test
  void whoSaysNothingLeavesItUnknown() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      Bank bank = bank("http://127.0.0.1:" + silent.getLocalPort(), StubBank.CLIENT_SECRET);
      assertThat(bank.inquire("M202300001UABCDEFGHI", Instant.now()))
          .isInstanceOf(Outcome.Unknown.class);
    }
  }
}
