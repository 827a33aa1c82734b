package io.ilwon.rail.kftc;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Brand;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Settings and orders for tests of this rail. */
final class Bench {
  static final Duration ANSWER = Duration.ofSeconds(10);

  private Bench() {}

  static KftcSettings settings(URI url, Duration bankAnswer) {
    try {
      return settings(url, bankAnswer, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static KftcSettings settings(URI url, Duration bankAnswer, SSLContext tls) {
    return new KftcSettings(
        url,
        StubBank.CLIENT_ID,
        StubBank.CLIENT_SECRET,
        "M202300001",
        new AccountNumber("1230000123"),
        "NONE",
        tls,
        bankAnswer,
        1_000,
        Duration.ofMinutes(10));
  }

  static KftcRail rail(StubBank bank) {
    return rail(bank, ANSWER);
  }

  static KftcRail rail(StubBank bank, Duration bankAnswer) {
    return new KftcRail(settings(bank.url(), bankAnswer));
  }

  static Account account(String number) {
    return new Account(new BankCode("004"), new AccountNumber(number));
  }

  /** Made now, with a window of a minute. */
  static TransferOrder order(KftcRail rail) {
    return order(rail, Instant.now(), minute());
  }

  static TransferOrder order(KftcRail rail, Instant intentAt, SendWindow window) {
    return new TransferOrder(
        rail.newRailId(),
        account("110123456789"),
        new HolderName("홍길동"),
        Optional.of(new Descriptor(new DescriptorCode("482"), new Brand("일원"))),
        Won.ONE,
        intentAt,
        window);
  }

  static SendWindow minute() {
    return within(Duration.ofMinutes(1));
  }

  static SendWindow within(Duration time) {
    return SendWindow.until(System.nanoTime() + time.toNanos(), Instant.now().plus(time));
  }
}
