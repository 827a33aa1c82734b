package io.ilwon.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.Opaque;
import io.ilwon.rail.kftc.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address is the checked one, the name is the endpoint's: in the handshake and in the call. */
class TlsCallTest {
  private static final List<String> HEARD = new CopyOnWriteArrayList<>();

  @TempDir private static Path folder;
  private static SSLServerSocket door;
  private static SSLContext trusting;

  @BeforeAll
  static void open() throws Exception {
    Path store = Certificates.key(folder, "shop", "dns:shop.example");
    char[] password = Certificates.PASSWORD.toCharArray();
    SSLContext own = SSLContexts.custom().loadKeyMaterial(store, password, password).build();
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    try (InputStream file = Files.newInputStream(Certificates.certificate(store, "shop"))) {
      known.setCertificateEntry(
          "shop", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    trusting = SSLContexts.custom().loadTrustMaterial(known, null).build();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    door = (SSLServerSocket) own.getServerSocketFactory().createServerSocket(0, 50, loopback);
    Thread.ofVirtual().start(TlsCallTest::listen);
  }

  @AfterAll
  static void close() throws IOException {
    door.close();
  }

  @BeforeEach
  void nothing() {
    HEARD.clear();
  }

  @Test
  void aReceiverIsCalledByItsName() throws Exception {
    assertEquals(204, ((Ended.Answered) call("shop.example", trusting)).status());
    assertEquals(List.of("shop.example shop.example:" + door.getLocalPort()), HEARD);
  }

  @Test
  void whoHasAnotherNamesCertificateHearsNothing() throws Exception {
    assertEquals(new Ended.Failed(Fault.TLS), call("other.example", trusting));
    assertTrue(HEARD.isEmpty(), HEARD::toString);
  }

  @Test
  void whomNobodyVouchesForHearsNothing() throws Exception {
    assertEquals(
        new Ended.Failed(Fault.TLS), call("shop.example", SSLContexts.createSystemDefault()));
    assertTrue(HEARD.isEmpty(), HEARD::toString);
  }

  private static Ended call(String host, SSLContext tls) throws Exception {
    Targets targets =
        new Targets(
            new Reach(List.of()).withLoopback(), _ -> List.of(InetAddress.getLoopbackAddress()));
    Message message =
        new Message(
            EventId.fresh(), List.of(WebhookSecret.fresh()), Opaque.of(new byte[] {'{', '}'}));
    try (Line line = new Line(targets, tls, Duration.ofSeconds(5))) {
      return line.call(URI.create("https://" + host + ":" + door.getLocalPort() + "/"), message);
    }
  }

  private static void listen() {
    while (!door.isClosed()) {
      try (SSLSocket caller = (SSLSocket) door.accept()) {
        answer(caller);
      } catch (IOException e) {
        // A handshake that the caller broke off, or the end: the loop sees it.
      }
    }
  }

  /** Hears the name asked for in the handshake, and the one in the call. */
  private static void answer(SSLSocket caller) throws IOException {
    byte[] call = new byte[4096];
    int length = Math.max(0, caller.getInputStream().read(call));
    String head = new String(call, 0, length, StandardCharsets.UTF_8);
    String host =
        head.lines()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("host: "))
            .findFirst()
            .orElse("no host");
    byte[] name =
        ((ExtendedSSLSession) caller.getSession())
            .getRequestedServerNames()
            .getFirst()
            .getEncoded();
    HEARD.add(new String(name, StandardCharsets.UTF_8) + " " + host.substring("host: ".length()));
    caller
        .getOutputStream()
        .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    caller.getOutputStream().flush();
  }
}
