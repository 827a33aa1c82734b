package io.ilwon.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.process.Child;
import io.ilwon.process.DevServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dev server with the sandbox bank, and a client's site to come back to. */
final class PageServer implements AutoCloseable {
  private static final Pattern LINK =
      Pattern.compile("\"id\":\"([a-z2-7]{32})\",\"url\":\"([^\"]+)\"");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DevServer server;
  private final Chromium chromium;
  private final HttpServer client;
  private final List<String> came = new CopyOnWriteArrayList<>();
  private int accounts = 101_000;

  /** A link as its maker hears of it. */
  record Link(String id, String url) {}

  private PageServer(DevServer server, Chromium chromium, HttpServer client) {
    this.server = server;
    this.chromium = chromium;
    this.client = client;
  }

  /** Starts it; {@code words} set something of the sample project. */
  static PageServer open(
      Path folder, Map<String, String> settings, Chromium chromium, String... words)
      throws Exception {
    HttpServer client =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PageServer here = new PageServer(DevServer.ready(folder, settings), chromium, client);
    client.createContext("/", here::welcomes);
    client.start();
    List<String> all = new ArrayList<>(List.of(words));
    all.add("return-urls=" + here.returnUrl());
    here.set(all.toArray(new String[0]));
    return here;
  }

  private void welcomes(HttpExchange exchange) throws IOException {
    String from = exchange.getRequestHeaders().getFirst("Referer");
    came.add(exchange.getRequestURI() + (from == null ? "" : " from " + from));
    byte[] page = "<!doctype html><link rel=icon href='data:,'><h1>가게</h1>".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  /** An operator sets something of the sample project. */
  void set(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("project", "set", sample()));
    command.addAll(List.of(words));
    Child.Ended ended = Child.run(server.folderOnly(), command.toArray(new String[0]));
    assertEquals(0, ended.code(), ended::toString);
  }

  private String sample() throws Exception {
    try (Connection database = server.enter();
        ResultSet row = database.createStatement().executeQuery("select id from project")) {
      row.next();
      return row.getString(1);
    }
  }

  DevServer server() {
    return server;
  }

  String origin() {
    return "http://localhost:" + server.port;
  }

  String returnUrl() {
    return "http://localhost:" + client.getAddress().getPort() + "/back";
  }

  /** How people came back to the client's site. */
  List<String> came() {
    return List.copyOf(came);
  }

  /** A link to the page; {@code more} are fields of the request, each with a comma before it. */
  Link link(String more) throws IOException {
    RawClient.Answer made =
        server
            .customer()
            .call(
                "POST",
                "/v1/verification_sessions",
                "{\"email\":\"hong@example.com\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\","
                    + "\"return_url\":\"%s\"%s}".formatted(returnUrl(), more));
    Matcher link = LINK.matcher(made.body());
    assertEquals(201, made.status(), made::toString);
    link.find();
    return new Link(link.group(1), link.group(2));
  }

  Link link() throws IOException {
    return link("");
  }

  void revoke(Link link) throws IOException {
    RawClient.Answer done =
        server.customer().call("DELETE", "/v1/verification_sessions?id=" + link.id(), "");
    assertEquals(200, done.status(), done::toString);
  }

  /** Nobody's account so far, at the bank with the code 004; its end has no special meaning. */
  String account() {
    return "51234567" + ++accounts;
  }

  /** The same where the sandbox bank does something special. */
  String account(String ending) {
    return "5123" + ++accounts + ending;
  }

  /** Somebody with a browser of their own. */
  Person person(Consumer<Browser.NewContextOptions> how) {
    return new Person(chromium.person(how), List.of(origin() + "/", returnUrl() + "?session_id="));
  }

  Person person() {
    return person(_ -> {});
  }

  Person withoutScript() {
    return person(how -> how.setJavaScriptEnabled(false));
  }

  /** What the account's holder reads on the statement, newest first. */
  List<String> codes(String account) throws IOException {
    return server.customer().codes(account);
  }

  /** The one code there is. */
  String code(String account) throws IOException {
    List<String> codes = codes(account);
    assertEquals(1, codes.size(), codes::toString);
    return codes.getFirst();
  }

  static String wrong(String code) {
    return "%03d".formatted((Integer.parseInt(code) + 1) % 1000);
  }

  /** The link's transfers in our books, first to last. */
  List<String> transfers(Link link) throws IOException, SQLException {
    try (Connection database = server.enter();
        PreparedStatement asked =
            database.prepareStatement(
                """
                select t.state from transfer t join verification_session s
                  on s.submission = t.submission where s.id = ? order by t.attempt\
                """)) {
      asked.setString(1, link.id());
      List<String> states = new ArrayList<>();
      try (ResultSet rows = asked.executeQuery()) {
        while (rows.next()) {
          states.add(rows.getString(1));
        }
      }
      return states;
    }
  }

  /** Until these are the link's transfers. */
  void await(Link link, String... states) throws Exception {
    long start = System.nanoTime();
    while (!transfers(link).equals(List.of(states))) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException(transfers(link) + ", not " + List.of(states));
      }
      Thread.sleep(20);
    }
  }

  /** What it would take back within a minute, it takes back at once. */
  void bankTakesBackNow() throws IOException, SQLException {
    try (Connection database = server.enter();
        Statement bank = database.createStatement()) {
      bank.executeUpdate(
          "update sandbox_bank.transfer set taken_back_at = clock_timestamp()"
              + " where taken_back_at is not null");
    }
  }

  /** One won, by the bank's statement and by our books. */
  void assertOneWon(Link link, String account) throws IOException, SQLException {
    assertEquals(1, codes(account).size(), () -> "on the statement of " + account);
    assertEquals(List.of("sent"), transfers(link));
  }

  @Override
  public void close() throws IOException {
    client.stop(0);
    server.close();
  }
}
