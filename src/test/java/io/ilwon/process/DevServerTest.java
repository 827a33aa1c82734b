package io.ilwon.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One server's days as processes, in order: a fresh folder, commands beside it, a clean stop with a
 * call in flight, commands without it, its next start, stops that come too early.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevServerTest {
  private static final String ORDINARY = "12345678901234";
  private static final String SLOW = "1234567890010";

  /** A stop waits for calls in flight, of which the slowest takes 6 s, then for the database. */
  private static final long STOP_SECONDS = 30;

  @TempDir private static Path folder;

  private static DevServer server;
  private static long readyMillis;
  private static String project = "";
  private static String firstKey = "";
  private static String keyOfStopped = "";

  @BeforeAll
  static void start() throws Exception {
    long start = System.nanoTime();
    server = DevServer.ready(folder, Map.of("NO_COLOR", "1"));
    readyMillis = millisSince(start);
  }

  @AfterAll
  static void end() throws Exception {
    server.close();
  }

  @Test
  @Order(1)
  void aFreshFolderGetsAKeyThatWorksAndIsShownOnce() throws Exception {
    System.out.println("a fresh folder was ready after " + readyMillis + " ms");
    Path dev = folder.resolve("dev.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(dev)));
    assertEquals("http://localhost:" + server.port, server.dev().get("url").asString());
    firstKey = server.dev().get("key").asString();
    Customer customer = server.customer();
    assertEquals("approved", customer.verified(ORDINARY));
    String printed = server.child().printed();
    assertEquals(1, printed.split(Pattern.quote(firstKey), -1).length - 1, "shown once");
    assertFalse(printed.contains("\u001b["), "plain where there is no terminal");
    assertFalse(server.child().told().contains(firstKey), "never in the log");
    assertEquals(200, readiness().status());
  }

  @Test
  @Order(2)
  void commandsFindARunningServerByItsFolderAlone() throws Exception {
    Child.Ended created = command("project", "create", "--name", "시험", "--brand", "시험", "--json");
    project = created.field("project");
    Child.Ended set = command("project", "set", project, "option=on", "guesses=4", "--json");
    assertTrue(set.field("option").equals("on") && set.out().contains("\"guesses\":4"));
    Child.Ended made =
        command("key", "create", "--project", project, "--test", "--scopes", "submit", "--json");
    Customer customer = new Customer(server.port, made.field("key"));
    assertEquals("approved", customer.verified(ORDINARY));
    assertEquals(
        403, customer.call("GET", "/v3/submission?userid=u", "").status(), "no scope read");

    Instant lastAdmitted = Instant.now();
    Instant asked = lastAdmitted;
    try (Child revoking =
        Child.start(server.folderOnly(), "key", "revoke", made.field("id"), "--json")) {
      for (; customer.isLetIn(); asked = Instant.now()) {
        lastAdmitted = asked;
      }
      Instant refused = Instant.now();
      assertEquals(0, revoking.ended().code());
      Instant revoked = revokedAt();
      System.out.printf(
          "revoked: refused after %d ms%n", Duration.between(revoked, refused).toMillis());
      assertTrue(lastAdmitted.isBefore(revoked.plusSeconds(1)), "admitted at " + lastAdmitted);
    }
    assertFalse(customer.isLetIn());
    Child.Ended listed = command("key", "list", "--project", project, "--json");
    assertTrue(listed.field("id").length() == 32 && listed.out().contains("\"revokedAt\":\"2"));
    assertFalse(listed.out().contains(customer.key()));
  }

  @Test
  @Order(3)
  void whatCannotBeDoneIsRefusedWithOneReason() throws Exception {
    Map<String, String> here = server.folderOnly();
    try (ServerSocket taken = new ServerSocket(0);
        Child live = Child.start(here, "key", "create", "--project", project);
        Child nobody = Child.start(here, "project", "show", "nobody", "--json");
        Child usage = Child.start(here, "key", "create", "--json");
        Child second = Child.start(here, "dev");
        Child wrong =
            Child.start(
                Map.of("ILWON_HTTP_PROT", "1", "ILWON_LEASE_MS", "soon", "ILWON_MODE", "x"),
                "serve")) {
      assertRefused(live.ended(), 1, "in dev mode only test keys work; add --test");
      assertRefused(nobody.ended(), 1, "no such project");
      assertRefused(second.ended(), 1, "another ilwon works on");
      Child.Ended misused = usage.ended();
      assertEquals(2, misused.code());
      assertTrue(misused.err().contains("--project") && misused.out().isEmpty());
      Child.Ended misset = wrong.ended();
      assertEquals(1, misset.code());
      for (String told : List.of("ILWON_HTTP_PORT is meant", "ILWON_LEASE_MS", "ILWON_MODE")) {
        assertTrue(misset.err().contains(told), misset.err());
      }
      assertEquals(200, readiness().status());
      assertTrue(taken.isBound());
    }
  }

  @Test
  @Order(4)
  void aCallInFlightIsAnsweredBeforeACleanEnd() throws Exception {
    Customer customer = server.customer();
    String id = customer.open();
    CompletableFuture<RawClient.Answer> slow = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            slow.complete(customer.deposit(id, SLOW));
          } catch (IOException e) {
            slow.completeExceptionally(e);
          }
        });
    while (sending() == 0) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    server.terminate();
    RawClient.Answer readiness = readiness();
    while (readiness.status() == 200) {
      readiness = readiness();
    }
    assertEquals(503, readiness.status());
    assertEquals("{\"status\":\"stopping\"}", readiness.body());
    assertFalse(slow.isDone(), "not ready comes first");
    assertTrue(Customer.success(slow.get(STOP_SECONDS, TimeUnit.SECONDS)));
    Child.Ended ended = server.child().ended();
    System.out.println("a stop with a call of 6 s in flight took " + millisSince(start) + " ms");
    assertEquals(0, ended.code(), ended.err());
    assertTrue(millisSince(start) < TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    assertTrue(server.postmaster().isEmpty(), "no database is left running");
    assertTrue(Files.readString(folder.resolve("server.json"), UTF_8).contains(": false"));
  }

  @Test
  @Order(5)
  void commandsWorkOnAStoppedServerAndLeaveNothingRunning() throws Exception {
    Child.Ended shown = command("project", "show", project, "--json");
    assertEquals("시험", shown.field("name"));
    Child.Ended made = command("key", "create", "--project", project, "--test", "--json");
    keyOfStopped = made.field("key");
    assertTrue(server.postmaster().isEmpty());
  }

  @Test
  @Order(6)
  void aPortThatIsTakenIsOneLineAndLeavesNothingRunning() throws Exception {
    try (ServerSocket taken = new ServerSocket(server.port)) {
      server.startAgain();
      assertRefused(server.child().ended(), 1, "port " + taken.getLocalPort() + " is taken");
    }
    assertTrue(server.postmaster().isEmpty());
  }

  @Test
  @Order(7)
  void theNextStartKeepsTheKeyAndDoesNotShowIt() throws Exception {
    long start = System.nanoTime();
    server.startAgain();
    server.awaitReady();
    System.out.println("the next start was ready after " + millisSince(start) + " ms");
    assertEquals(firstKey, server.dev().get("key").asString());
    assertFalse(server.child().printed().contains(firstKey));
    assertTrue(server.child().printed().contains("dev.json"));
    assertEquals("approved", server.customer().verified(ORDINARY));
    assertEquals("approved", new Customer(server.port, keyOfStopped).verified(ORDINARY));
  }

  @Test
  @Order(8)
  void everyReadmesLinesVerifyAnAccountWhenPasted() throws Exception {
    Path here = Files.createDirectory(folder.resolve("pasted"));
    Files.createSymbolicLink(here.resolve("data"), folder);
    for (String name : List.of("README.md", "README.ko.md")) {
      Path readme = Path.of(name);
      Child.Ended ended = Readme.paste(Readme.tryIt(Files.readString(readme)), here);
      assertEquals(0, ended.code(), ended.err());
      assertTrue(ended.out().contains("\"kycStatus\":\"approved\""), name + ": " + ended.out());
    }
  }

  @Test
  @Order(9)
  void anOrphanIsAdoptedAndThenStopped() throws Exception {
    long before = server.postmaster().orElseThrow().pid();
    server.kill();
    assertEquals(before, server.postmaster().orElseThrow().pid(), "the database lives on");
    server.startAgain();
    server.awaitReady();
    assertEquals(before, server.postmaster().orElseThrow().pid());
    assertEquals("approved", server.customer().verified(ORDINARY));
    assertEquals(0, server.stop().code());
    assertTrue(server.postmaster().isEmpty());
  }

  @Test
  @Order(10)
  void aStopThatComesWhileStartingLeavesNothingRunning() throws Exception {
    List<Long> stops = new ArrayList<>();
    for (int moment = 0; moment < 2; moment++) {
      server.startAgain();
      while (moment == 0
          ? !server.child().told().contains("database: STARTING")
          : server.postmaster().isEmpty()) {
        assertTrue(server.child().process().isAlive());
        Thread.onSpinWait();
      }
      long start = System.nanoTime();
      Child.Ended ended = server.stop();
      stops.add(millisSince(start));
      assertEquals(0, ended.code(), ended.err());
      assertTrue(server.postmaster().isEmpty(), ended.err());
    }
    System.out.println("stops while starting took " + stops + " ms");
  }

  private static Child.Ended command(String... arguments) throws Exception {
    return Child.run(server.folderOnly(), arguments);
  }

  private static void assertRefused(Child.Ended ended, int code, String reason) {
    assertEquals(code, ended.code(), ended.err());
    assertTrue(ended.err().contains(reason), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
    assertEquals("", ended.out());
    List<String> refusals = ended.err().lines().filter(line -> line.startsWith("ilwon: ")).toList();
    assertEquals(1, refusals.size(), ended.err());
  }

  private static Instant revokedAt() throws Exception {
    try (Connection connection = server.enter();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select max(revoked_at) from project_key")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private static int sending() throws Exception {
    try (Connection connection = server.enter()) {
      return new Books(connection).sending().size();
    }
  }

  private static RawClient.Answer readiness() throws IOException {
    return RawClient.once(server.adminPort, "GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n");
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
