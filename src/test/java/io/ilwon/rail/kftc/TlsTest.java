package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.kftc.TlsFiles.KeyFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom we take for the centre, and what is certain when a handshake fails. */
class TlsTest {
  private static final Refused NOT_SENT = new Refused(Refusal.NOT_REQUESTED, "no token");

  @TempDir private static Path folder;
  private static StubBank bank;
  private static Front front;
  private static Front strict;
  private static Path trusted;
  private static KeyFile ours;

  @BeforeAll
  static void open() throws Exception {
    bank = StubBank.open();
    Path centre = Certificates.key(folder, "centre", "dns:localhost");
    Path client = Certificates.key(folder, "client", "dns:client");
    trusted = Certificates.certificate(centre, "centre");
    ours = new KeyFile(client, Certificates.PASSWORD);
    SSLContext door =
        TlsFiles.open(
            Optional.of(new KeyFile(centre, Certificates.PASSWORD)),
            Optional.of(Certificates.certificate(client, "client")));
    front = Front.tls(door, false, bank.port());
    strict = Front.tls(door, true, bank.port());
  }

  @AfterAll
  static void close() throws Exception {
    front.close();
    strict.close();
    bank.close();
  }

  private static KftcRail rail(URI url, Optional<KeyFile> keys, Optional<Path> trust)
      throws Exception {
    return new KftcRail(Bench.settings(url, Duration.ofSeconds(3), TlsFiles.open(keys, trust)));
  }

  @Test
  void aCentreWeTrustIsSentTo() throws Exception {
    try (KftcRail rail = rail(front.url("localhost"), Optional.empty(), Optional.of(trusted))) {
      assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
      assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    }
  }

  @Test
  void aCentreThatAsksForOurCertificateGetsIt() throws Exception {
    try (KftcRail rail = rail(strict.url("localhost"), Optional.of(ours), Optional.of(trusted))) {
      assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    }
    try (KftcRail nobody = rail(strict.url("localhost"), Optional.empty(), Optional.of(trusted))) {
      assertEquals(NOT_SENT, nobody.send(Bench.order(nobody)));
    }
  }

  @Test
  void aStrangerIsSentNothing() throws Exception {
    int requests = bank.requests().size();
    try (KftcRail rail = rail(front.url("localhost"), Optional.empty(), Optional.empty())) {
      assertEquals(NOT_SENT, rail.send(Bench.order(rail)));
      assertEquals(Optional.of("tls failed"), rail.unwell());
    }
    assertEquals(requests, bank.requests().size());
  }

  /** Its certificate is for localhost, whatever the address says. */
  @Test
  void anotherNameIsAStranger() throws Exception {
    try (KftcRail rail = rail(front.url("127.0.0.1"), Optional.empty(), Optional.of(trusted))) {
      assertEquals(Optional.of("tls failed"), rail.unwell());
    }
  }

  @Test
  void whoSpeaksNoTlsIsSentNothing() throws Exception {
    URI plain = URI.create("https://localhost:" + bank.port());
    try (KftcRail rail = rail(plain, Optional.empty(), Optional.of(trusted))) {
      assertEquals(NOT_SENT, rail.send(Bench.order(rail)));
    }
  }

  /** The window is looked at after the handshake: of the request not one byte arrives. */
  @Test
  void aHandshakeThatTakesLongerThanTheWindowLetsNothingOut() throws Exception {
    try (KftcRail rail = rail(front.url("localhost"), Optional.empty(), Optional.of(trusted))) {
      assertEquals(Optional.empty(), rail.unwell());
      LockSupport.parkNanos(BankLine.LONGEST_IDLE.toNanos() + 300_000_000L);
      int before = front.bytes().size();
      front.slow(Duration.ofMillis(600));

      TransferOutcome outcome =
          rail.send(Bench.order(rail, Instant.now(), Bench.within(Duration.ofMillis(300))));

      assertEquals(new Refused(Refusal.HELD_BACK, "deadline"), outcome);
      assertEquals(0, front.bytes().get(before));
      assertEquals(before + 1, front.bytes().size());
    } finally {
      front.slow(Duration.ZERO);
    }
  }

  @Test
  void filesThatAreNotWhatTheyShouldBeAreRefused() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThrows(
        GeneralSecurityException.class, () -> TlsFiles.open(Optional.empty(), Optional.of(empty)));
    KeyFile wrong = new KeyFile(ours.path(), "wrong");
    assertThrows(Exception.class, () -> TlsFiles.open(Optional.of(wrong), Optional.empty()));
  }
}
