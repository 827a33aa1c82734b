package io.ilwon.desk;

import io.ilwon.audit.ToldStore;
import io.ilwon.bank.BankDirectory;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.operator.AccessLog;
import io.ilwon.operator.Operators;
import io.ilwon.operator.Role;
import io.ilwon.operator.SignedIn;
import io.ilwon.operator.Token;
import io.ilwon.submission.Dossiers;
import io.ilwon.submission.Register;
import io.ilwon.submission.SettleAnswer;
import io.ilwon.submission.Tallies;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The desk's pages over a database with verifications in it, and somebody of each role. */
final class ReadingServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<Role, Token> tokens = new EnumMap<>(Role.class);
  private String url = "";

  ReadingServer(io.ilwon.submission.Desk desk, boolean live) throws SQLException {
    this(desk, live, (_, _, _) -> new SettleAnswer.NotStored());
  }

  /** The same where transfers are settled. */
  ReadingServer(io.ilwon.submission.Desk desk, boolean live, Settling.Deed deed)
      throws SQLException {
    Operators operators = new Operators(desk.database, desk.clock, desk.keys);
    ProjectNames names = new ProjectNames(() -> Map.of("p-test", "시험"));
    Furnished rest = new Furnished(desk.database, desk.clock, desk.keys, names);
    Desk.Rooms rooms =
        new Desk.Rooms(
            operators,
            names,
            () -> url,
            live,
            new ToldStore(desk.database),
            Furnished.chain(),
            reading(desk.database, desk.clock, desk.keys, operators.accesses(), names),
            rest.money(deed),
            rest.control(rest.board(List.of())),
            rest.developers(),
            rest.limits(),
            rest.costs(),
            Furnished.nobodyTold(),
            rest.cases(desk.submissions));
    server = HttpServer.startOnLoopback(0, Desk.routes(rooms));
    url = "http://localhost:" + server.port();
    for (Role role : Role.values()) {
      tokens.put(role, SignedIn.as(role, desk.database, desk.clock, desk.keys));
    }
  }

  /** What the reading screens stand on, in dev. */
  static Reading reading(
      Database database, DatabaseClock clock, Keyset keys, AccessLog log, ProjectNames names) {
    return reading(database, clock, keys, log, names, Furnished.nobodyTold());
  }

  static Reading reading(
      Database database,
      DatabaseClock clock,
      Keyset keys,
      AccessLog log,
      ProjectNames names,
      WebhookRoom webhooks) {
    return new Reading(
        new Register(database, clock, keys),
        new Dossiers(database, clock, keys),
        new Tallies(database, clock),
        log,
        BankDirectory.load(),
        names,
        _ -> Optional.empty(),
        webhooks,
        "http://localhost/demo");
  }

  String url() {
    return url;
  }

  String cookie(Role role) {
    return "ilwon_desk=" + token(role).unmasked();
  }

  private Token token(Role role) {
    Token token = tokens.get(role);
    if (token == null) {
      throw new IllegalStateException("nobody is signed in as " + role);
    }
    return token;
  }

  RawClient.Answer get(Role role, String path, String lang) throws IOException {
    return RawClient.once(
        server.port(), "GET " + path + " HTTP/1.1\r\n" + head(role, lang) + "\r\n");
  }

  RawClient.Answer post(Role role, String path, String form) throws IOException {
    String body = form + "&csrf=" + Csrf.of(token(role));
    return RawClient.once(
        server.port(),
        "POST %s HTTP/1.1\r\n%sorigin: %s\r\ncontent-type: application/x-www-form-urlencoded\r\n"
                .formatted(path, head(role, "en"), url)
            + "content-length: %d\r\n\r\n%s".formatted(body.length(), body));
  }

  private String head(Role role, String lang) {
    return "host: localhost:%d\r\ncookie: %s; ilwon_desk_look=%s.kst.all\r\n"
        .formatted(server.port(), cookie(role), lang);
  }

  @Override
  public void close() {
    server.close();
  }
}
