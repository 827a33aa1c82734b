package io.ilwon.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.DevRun;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.ShiftedClock;
import io.ilwon.http.RawClient;
import io.ilwon.process.Customer;
import io.ilwon.webhook.Receiver;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A server by a clock that can be moved, and a shop that calls it and is told. */
final class DayShop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  final DevRun server;
  final ShiftedClock clock;
  final Receiver receiver = new Receiver();

  /** The key that the shop calls with. */
  String key;

  /** The bank is asked by hand and once by itself: what is seen on the screens stays. */
  DayShop(Path folder) throws Exception {
    AtomicReference<@Nullable ShiftedClock> made = new AtomicReference<>();
    this.server =
        new DevRun(
            folder, Map.of("ILWON_INQUIRY_MS", "3600000x10"), database -> clock(database, made));
    this.clock = java.util.Objects.requireNonNull(made.get());
    this.key = server.key("달빛 상점", List.of());
  }

  private static DatabaseClock clock(
      Database database, AtomicReference<@Nullable ShiftedClock> made) {
    ShiftedClock clock = ShiftedClock.in(database);
    made.set(clock);
    return clock;
  }

  /** One won asked for to this account; the submission's id. */
  String deposit(String account) throws Exception {
    Customer shop = new Customer(server.port(), key);
    String id = shop.open();
    shop.deposit(id, account);
    return id;
  }

  /** A won that the receiver hears of; it may hear nothing of the first second. */
  void tells() throws Exception {
    for (int i = 0; i < 10 && receiver.heard.isEmpty(); i++) {
      deposit("5123456700077" + i);
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      while (receiver.heard.isEmpty() && System.nanoTime() < end) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    await(() -> !receiver.heard.isEmpty(), "the first call");
  }

  boolean isLetIn(String with) throws Exception {
    return new Customer(server.port(), with).isLetIn();
  }

  String one(String sql) throws Exception {
    return server.texts(sql).getFirst();
  }

  /** Until the database says so. */
  void await(String sql, String expected) throws Exception {
    await(() -> one(sql).equals(expected), sql);
  }

  /** Something that comes true by itself. */
  interface Wait {
    boolean over() throws Exception;
  }

  void await(Wait wait, String what) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!wait.over()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** By the specification's own words: what {@code secret} signs. */
  static boolean signed(Receiver.Heard heard, String secret) throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String content = heard.id() + "." + heard.timestamp() + "." + heard.body();
    String own = Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    return List.of(heard.signature().split(" ", -1)).contains("v1," + own);
  }

  /** A link to the page in this language. */
  String link(String lang) throws Exception {
    String body =
        "{\"email\":\"hong@example.com\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\","
            + "\"lang\":\"%s\"}".formatted(lang);
    RawClient.Answer made =
        new Customer(server.port(), key).call("POST", "/v1/verification_sessions", body);
    return made.body().replaceFirst(".*\"url\":\"([^\"]*)\".*", "$1");
  }

  @Override
  public void close() {
    receiver.close();
    server.close();
  }
}
