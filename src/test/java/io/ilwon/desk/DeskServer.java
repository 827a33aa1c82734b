package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.audit.By;
import io.ilwon.audit.ToldStore;
import io.ilwon.audit.Trail;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.operator.People;
import io.ilwon.operator.Role;
import io.ilwon.operator.Token;
import io.ilwon.webhook.Webhooks;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The desk on a port of its own, with somebody of every role signed in where a test wants them. */
final class DeskServer implements AutoCloseable {
  final People people;
  final Desk.Rooms rooms;

  /** Who tells, once a test wants somebody to be told. */
  final AtomicReference<@Nullable Webhooks> webhooks = new AtomicReference<>();

  private final HttpServer server;
  private final Map<Role, People.Person> persons = new EnumMap<>(Role.class);
  private final Map<Role, Token> tokens = new EnumMap<>(Role.class);

  private DeskServer(People people, boolean live) {
    this.people = people;
    ChainCheck.Reading reading =
        new ChainCheck.Reading() {
          @Override
          public void tell(By by) throws SQLException {
            new Trail(people.keys.audit())
                .tell(people.database, people.clock, by.did("audit verify", "all", "a test's"));
          }

          @Override
          public ChainCheck.Found read() {
            return new ChainCheck.Found(1, 2, List.of());
          }
        };
    int[] port = {0};
    ProjectNames names = new ProjectNames(() -> Map.of("b".repeat(32), "상점"));
    Furnished rest = new Furnished(people.database, people.clock, people.keys, names);
    WebhookRoom telling = new WebhookRoom(() -> Optional.ofNullable(webhooks.get()));
    this.rooms =
        new Desk.Rooms(
            people.operators,
            names,
            () -> "http://localhost:" + port[0],
            live,
            new ToldStore(people.database),
            new ChainCheck(reading),
            ReadingServer.reading(
                people.database,
                people.clock,
                people.keys,
                people.operators.accesses(),
                names,
                telling),
            rest.money(),
            rest.control(rest.board(List.of())),
            rest.developers(),
            rest.limits(),
            rest.costs(),
            telling,
            rest.cases());
    this.server = HttpServer.startOnLoopback(0, Desk.routes(rooms));
    port[0] = server.port();
  }

  static DeskServer open(boolean live) throws SQLException {
    return new DeskServer(People.fresh(), live);
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  /** Somebody of this role; the owner first, who invites the others. */
  People.Person person(Role role) throws SQLException {
    People.Person known = persons.get(role);
    if (known == null) {
      known =
          role == Role.OWNER
              ? people.owner("owner")
              : people.member(person(Role.OWNER).operator(), role, role.word());
      persons.put(role, known);
    }
    return known;
  }

  Token token(Role role) throws SQLException {
    Token known = tokens.get(role);
    if (known == null) {
      known = people.in(person(role));
      tokens.put(role, known);
    }
    return known;
  }

  /** As a browser asks that is signed in so; null for nobody. */
  RawClient.Answer get(@Nullable Token token, String path) throws IOException {
    return RawClient.once(server.port(), head("GET", path, token) + "\r\n");
  }

  /** As a browser sends one of our own forms. */
  RawClient.Answer post(Token token, String path, String... fields) throws IOException {
    return send(token, path, "origin: " + url() + "\r\n", form(Csrf.of(token), fields));
  }

  RawClient.Answer send(@Nullable Token token, String path, String headers, String body)
      throws IOException {
    return RawClient.once(
        server.port(),
        head("POST", path, token)
            + headers
            + "content-type: application/x-www-form-urlencoded\r\ncontent-length: "
            + body.getBytes(UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  static String form(String csrf, String... fields) {
    StringJoiner form = new StringJoiner("&").add("csrf=" + csrf);
    for (int i = 0; i < fields.length; i += 2) {
      form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return form.toString();
  }

  private String head(String method, String path, @Nullable Token token) {
    String cookie = token == null ? "" : "cookie: ilwon_desk=" + token.unmasked() + "\r\n";
    return method + " " + path + " HTTP/1.1\r\nhost: localhost:" + server.port() + "\r\n" + cookie;
  }

  /** Every table's content but what a request changes by being one. */
  String rows() throws SQLException {
    StringJoiner rows = new StringJoiner("\n");
    for (String table :
        List.of(
            "operator",
            "operator_link",
            "audit_entry",
            "audit_block",
            "access_log",
            "access_review",
            "proposal",
            "project",
            "project_key",
            "bank_stop")) {
      rows.add(
          table
              + " "
              + people.one(
                  "select count(*) || md5(coalesce(string_agg(t::text, '|'"
                      + " order by t::text), '')) from "
                      + table
                      + " t"));
    }
    return rows.toString();
  }

  @Override
  public void close() {
    server.close();
    people.close();
  }
}
