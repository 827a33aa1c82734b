package io.ilwon.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.Cidr;
import io.ilwon.webhook.Receiver.Answer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However an address is written, or turned afterwards: nothing of ours is reached by it. */
class PrivateSpaceTest {
  private static final Receiver INSIDE = new Receiver();
  private static final Reach INTERNET = new Reach(List.of());

  @AfterAll
  static void close() {
    INSIDE.close();
  }

  /** Hosts; each is tried with the listener's port, over http and https. */
  private static final String HOSTS =
      """
      127.0.0.1
      127.1
      127.0.1
      127.255.255.254
      2130706433
      017700000001
      0177.0.0.1
      0x7f000001
      0x7f.0.0.1
      0x7f.1
      0X7F.0.0.1
      127.0.0.01
      00000127.0.0.1
      127.0.0.1.
      localhost
      localhost.
      LOCALHOST
      0
      0.0.0.0
      0.1.2.3
      10.0.0.1
      10.255.255.255
      100.64.0.1
      100.100.100.200
      100.127.255.255
      168.63.129.16
      169.254.169.254
      169.254.0.1
      172.16.0.1
      172.31.255.255
      192.0.0.192
      192.0.2.1
      192.88.99.1
      192.168.0.1
      192.168.255.255
      198.18.0.1
      198.19.255.255
      198.51.100.1
      203.0.113.1
      224.0.0.1
      239.255.255.250
      240.0.0.1
      255.255.255.255
      [::]
      [::1]
      [0:0:0:0:0:0:0:1]
      [::127.0.0.1]
      [::ffff:127.0.0.1]
      [::ffff:7f00:1]
      [::ffff:169.254.169.254]
      [::ffff:0:127.0.0.1]
      [64:ff9b::7f00:1]
      [64:ff9b:1::1]
      [100::1]
      [2001::1]
      [2001:0:7f00:1::]
      [2001:db8::1]
      [2002:7f00:1::]
      [3fff::1]
      [fc00::1]
      [fd00:ec2::254]
      [fe80::1]
      [fe80::1%25lo]
      [fec0::1]
      [ff02::1]
      [5f00::1]
      ①②⑦.⓪.⓪.①
      127。0。0。1
      %31%32%37.0.0.1
      user@127.0.0.1
      example.com@127.0.0.1
      127.0.0.1\\@example.com
      127.0.0.1#@example.com
      """;

  static Stream<String> urls() {
    return HOSTS
        .lines()
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .flatMap(host ->
            Stream.of(
                "http://" + host + ":" + INSIDE.port() + "/",
                "https://" + host + ":" + INSIDE.port() + "/"));
  }

  @Test
  void theListIsLong() {
    assertTrue(urls().count() >= 120, "at least sixty, twice");
  }

  /** Refused when it is given, or, where a name stands there, when it is called. */
  @ParameterizedTest
  @MethodSource("urls")
  void noSpellingReachesPrivateSpace(String text) throws Exception {
    try {
      assertEquals(
          new Ended.Failed(Fault.PRIVATE), call(WebhookUrl.read(text, INTERNET), INTERNET));
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage() != null && e.getMessage().length() > 10, text);
    }
    // Also when it stands in the table all the same.
    try {
      Ended ended = call(URI.create(text), INTERNET);
      assertTrue(
          List.of(Fault.PRIVATE, Fault.NOT_FOUND, Fault.PLAIN, Fault.LOST)
              .contains(((Ended.Failed) ended).fault()),
          ended::toString);
    } catch (IllegalArgumentException _) {
      // Not a URI at all.
    }
    assertEquals(0, INSIDE.heard.size(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.com/",
    "file:///etc/passwd",
    "gopher://example.com/",
    "jar:https://example.com!/",
    "//example.com/",
    "https:example.com",
    "https:///path",
    "HTTPS://example.com/",
    "https://Example.com/",
    "https://exa_mple.com/",
    "https://example.com:22/",
    "https://example.com:25/",
    "https://example.com:0/",
    "https://example.com:65536/",
    "https://example.com/#x",
    "'https://example.com/ x'",
    "http://example.com/",
    "https://example.com./",
    "https://example.c0m.1/",
    "https://example.com:443:80/"
  })
  void whatIsNoPlainHttpsAddressIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> WebhookUrl.read(text, INTERNET));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com",
    "https://example.com/told?a=b%20c",
    "https://a.b-c.example.co.kr:8443/x",
    "https://xn--9n2bp8q.com/",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/"
  })
  void anOrdinaryAddressIsTaken(String text) {
    assertEquals(text, WebhookUrl.read(text, INTERNET).toString());
  }

  @Test
  void whatAnOperatorHasListedIsReachedAndNothingBeside() throws Exception {
    Reach listed = new Reach(List.of(Cidr.parse("127.0.0.0/30")));
    assertEquals(
        204, ((Ended.Answered) call(WebhookUrl.read(INSIDE.url(), listed), listed)).status());
    INSIDE.heard.clear();
    assertThrows(
        IllegalArgumentException.class, () -> WebhookUrl.read("http://127.0.0.4/", listed));
    assertThrows(IllegalArgumentException.class, () -> WebhookUrl.read("http://10.0.0.1/", listed));
    // Without TLS to the listed alone, also where the name is fine.
    assertEquals(
        new Ended.Failed(Fault.PLAIN),
        call(URI.create("http://example.com/"), listed, _ -> List.of(ip("93.184.216.34"))));
  }

  @Test
  void oneBadAddressAmongGoodOnesRefusesTheName() throws Exception {
    Names mixed = _ -> List.of(ip("93.184.216.34"), ip("127.0.0.1"));
    URI url = URI.create("https://example.com:" + INSIDE.port() + "/");
    assertEquals(new Ended.Failed(Fault.PRIVATE), call(url, INTERNET, mixed));
    assertEquals(0, INSIDE.heard.size());
  }

  /** The name is asked for once a call, so there is no second answer to be turned by. */
  @Test
  void aNameThatTurnsIsAskedOnceACallAndNeverFollowed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    // 127.0.0.2 stands for the public address, 127.0.0.1 for what must not be reached.
    Reach first = new Reach(List.of(Cidr.parse("127.0.0.2/32")));
    Names turning = _ -> List.of(ip(asked.getAndIncrement() % 2 == 0 ? "127.0.0.2" : "127.0.0.1"));
    URI url = URI.create("http://turning.example:" + INSIDE.port() + "/");
    try (Line line = line(first, turning)) {
      for (int i = 1; i <= 10; i++) {
        Ended ended = line.call(url, message());
        assertEquals(i, asked.get());
        boolean outside = i % 2 == 1;
        Fault expected = outside ? Fault.REFUSED : Fault.PRIVATE;
        assertEquals(new Ended.Failed(expected), ended);
      }
    }
    assertEquals(0, INSIDE.heard.size());
  }

  @ParameterizedTest
  @CsvSource({"300", "301", "302", "303", "305", "307", "308"})
  void noRedirectIsFollowed(int status) throws Exception {
    Reach loopback = INTERNET.withLoopback();
    try (Receiver outside = new Receiver()) {
      outside.answers = _ -> new Answer(status, "Location: " + INSIDE.url(), "", 0);
      Ended ended = call(URI.create(outside.url()), loopback);
      assertEquals(status, ((Ended.Answered) ended).status());
      assertEquals(1, outside.heard.size());
    }
    assertEquals(0, INSIDE.heard.size());
  }

  private static InetAddress ip(String text) {
    return InetAddress.ofLiteral(text);
  }

  private static Ended call(URI url, Reach reach) throws Exception {
    return call(url, reach, PrivateSpaceTest::system);
  }

  private static List<InetAddress> system(String host) throws UnknownHostException {
    return host.startsWith("localhost") ? List.of(ip("127.0.0.1")) : Names.SYSTEM.of(host);
  }

  private static Ended call(URI url, Reach reach, Names names) throws Exception {
    try (Line line = line(reach, names)) {
      return line.call(url, message());
    }
  }

  private static Line line(Reach reach, Names names) {
    return new Line(new Targets(reach, names), SSLContexts.createDefault(), Duration.ofSeconds(5));
  }

  private static Message message() {
    return new Message(
        EventId.fresh(), List.of(WebhookSecret.fresh()), Opaque.of(new byte[] {'{', '}'}));
  }
}
