package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.audit.By;
import io.ilwon.audit.ToldStore;
import io.ilwon.bank.Brand;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.operator.Operators;
import io.ilwon.operator.Role;
import io.ilwon.operator.SignedIn;
import io.ilwon.operator.Token;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.transfer.BankUse;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The desk over one project, with somebody of every role signed in where a test wants them. */
final class ControlDesk implements AutoCloseable {
  final Database database = TestDatabase.fresh();
  final Keyset keys = TestKeys.make();
  final ProjectId project = ProjectId.fresh();
  final ProjectStore projects = new ProjectStore(database, keys, DatabaseClock.SYSTEM);
  final Board board;
  private final Map<Role, Token> tokens = new EnumMap<>(Role.class);
  private final HttpServer server;

  ControlDesk(List<BankUse> uses) throws SQLException {
    DatabaseClock clock = DatabaseClock.SYSTEM;
    projects.insert(
        project,
        ProjectSettings.fresh("상점", new Brand("일원"), true),
        new By("hong", "made by a test"));
    ProjectNames names = new ProjectNames(() -> Map.of(project.text(), "상점"));
    Furnished rest = new Furnished(database, clock, keys, names);
    this.board = rest.board(uses);
    Operators operators = new Operators(database, clock, keys);
    int[] port = {0};
    this.server =
        HttpServer.startOnLoopback(
            0,
            Desk.routes(
                new Desk.Rooms(
                    operators,
                    names,
                    () -> "http://localhost:" + port[0],
                    false,
                    new ToldStore(database),
                    Furnished.chain(),
                    ReadingServer.reading(database, clock, keys, operators.accesses(), names),
                    rest.money(),
                    rest.control(board),
                    rest.developers(),
                    rest.limits(),
                    rest.costs(),
                    Furnished.nobodyTold(),
                    rest.cases())));
    port[0] = server.port();
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  /** Signed in when first asked for: a password's hash takes its time. */
  Token token(Role role) {
    return tokens.computeIfAbsent(
        role,
        _ -> {
          try {
            return SignedIn.as(role, database, DatabaseClock.SYSTEM, keys);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  RawClient.Answer get(Role role, String path) throws IOException {
    return RawClient.once(server.port(), head("GET", path, role) + "\r\n");
  }

  /** One of our own forms. */
  RawClient.Answer post(Role role, String path, String... fields) throws IOException {
    StringJoiner form = new StringJoiner("&").add("csrf=" + Csrf.of(token(role)));
    for (int i = 0; i < fields.length; i += 2) {
      form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    String body = form.toString();
    return RawClient.once(
        server.port(),
        head("POST", path, role)
            + "origin: "
            + url()
            + "\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  /** In English, looking at the one project. */
  private String head(String method, String path, Role role) {
    return "%s %s HTTP/1.1\r\nhost: localhost:%d\r\ncookie: ilwon_desk=%s; ilwon_desk_look=en.kst.%s\r\n"
        .formatted(method, path, server.port(), token(role).unmasked(), project);
  }

  String one(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    });
  }

  void run(String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  /**
   * Transfers to a bank, begun so long ago; {@code rest} sets state, outcome_at, proof and codes.
   */
  void transfers(int count, String bank, String ago, String rest) throws SQLException {
    run(
        """
        insert into transfer (id, submission, project, attempt, bank_code, account_index, rail,
          rail_id, bank_day, node, intent_at, deadline_at, lease_until, state, outcome_at, proof,
          refusal, rail_code, next_inquiry_at)
        select gen_random_uuid(), gen_random_uuid()::text, 'p', 1, '%s', sha256(i::text::bytea),
          'kftc', gen_random_uuid()::text, current_date, gen_random_uuid(), at, at + interval '2 s',
          at + interval '30 s', %s
        from (select i, clock_timestamp() - interval '%s' as at from generate_series(1, %d) i) n\
        """
            .formatted(bank, rest, ago, count));
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
