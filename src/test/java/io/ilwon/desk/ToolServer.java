package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.audit.Trail;
import io.ilwon.bank.Brand;
import io.ilwon.calls.CallStore;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.operator.Operators;
import io.ilwon.operator.Role;
import io.ilwon.operator.SignedIn;
import io.ilwon.operator.Token;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.KeyKind;
import io.ilwon.project.KeyRotation;
import io.ilwon.project.KeyUseStore;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.Stranger;
import io.ilwon.project.WonLeft;
import io.ilwon.submission.AccountLift;
import io.ilwon.submission.KeyTrustStore;
import io.ilwon.submission.LockedAccountStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.DayLoadStore;
import io.ilwon.transfer.ProjectStopStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The desk's screens of keys, limits and money over a database with verifications in it. */
final class ToolServer implements AutoCloseable {
  final ProjectId project = ProjectId.fresh();
  final ApiKeyStore keys;
  final CallStore calls;
  private final HttpServer server;
  private final Map<Role, Token> tokens = new EnumMap<>(Role.class);
  private String url = "";

  ToolServer(io.ilwon.submission.Desk desk) throws SQLException {
    var database = desk.database;
    var clock = desk.clock;
    var trail = new Trail(desk.keys.audit());
    ProjectStore projects = new ProjectStore(database, desk.keys, clock);
    projects.insert(
        project,
        ProjectSettings.fresh("시험", new Brand("일원"), true),
        new io.ilwon.audit.By("hong", "시험"));
    keys = new ApiKeyStore(database, projects, clock);
    calls = new CallStore(database, clock);
    KeyTrustStore trust = new KeyTrustStore(database, clock);
    DayLoadStore loads = new DayLoadStore(database);
    DeveloperRoom developers =
        new DeveloperRoom(
            keys,
            new KeyRotation(database, keys, projects),
            new KeyUseStore(database),
            trust,
            trail,
            calls,
            KeyKind.TEST,
            () -> Optional.of("http://localhost:8080"));
    LimitRoom limits =
        new LimitRoom(
            loads,
            new LockedAccountStore(database),
            new AccountLift(database, clock, desk.keys),
            trust,
            keys,
            trail,
            () -> List.of(new Stranger("192.0.2.7", "no key", 12, Duration.ofSeconds(5))));
    CostRoom costs = costs(desk, loads, projects);
    ProjectNames names = new ProjectNames(() -> Map.of(project.text(), "시험 상점"));
    Furnished rest = new Furnished(database, clock, desk.keys, names);
    Operators operators = new Operators(database, clock, desk.keys);
    Desk.Rooms rooms =
        new Desk.Rooms(
            operators,
            names,
            () -> url,
            false,
            new io.ilwon.audit.ToldStore(database),
            Furnished.chain(),
            ReadingServer.reading(database, clock, desk.keys, operators.accesses(), names),
            rest.money(),
            rest.control(rest.board(List.of())),
            developers,
            limits,
            costs,
            Furnished.nobodyTold(),
            rest.cases());
    server = HttpServer.startOnLoopback(0, Desk.routes(rooms));
    url = "http://localhost:" + server.port();
    for (Role role : Role.values()) {
      tokens.put(role, SignedIn.as(role, database, clock, desk.keys));
    }
  }

  private static CostRoom costs(
      io.ilwon.submission.Desk desk, DayLoadStore loads, ProjectStore projects) {
    ProjectDefaults defaults =
        new ProjectDefaults(Duration.ofMinutes(5), Duration.ofSeconds(30), 10_000);
    return new CostRoom(
        loads,
        new WonLeft(desk.database, projects, defaults, 5_000),
        new BankStopStore(desk.database, desk.clock, desk.keys),
        new ProjectStopStore(desk.database, desk.clock, desk.keys));
  }

  String url() {
    return url;
  }

  Token token(Role role) {
    return Optional.ofNullable(tokens.get(role)).orElseThrow();
  }

  RawClient.Answer get(Role role, String path) throws IOException {
    return RawClient.once(server.port(), "GET " + path + " HTTP/1.1\r\n" + head(role) + "\r\n");
  }

  RawClient.Answer post(Role role, String path, String... fields) throws IOException {
    StringBuilder form = new StringBuilder("csrf=" + Csrf.of(token(role)));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&')
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return RawClient.once(
        server.port(),
        "POST %s HTTP/1.1\r\n%sorigin: %s\r\ncontent-type: application/x-www-form-urlencoded\r\n"
                .formatted(path, head(role), url)
            + "content-length: %d\r\n\r\n%s".formatted(form.length(), form));
  }

  private String head(Role role) {
    return "host: localhost:%d\r\ncookie: ilwon_desk=%s; ilwon_desk_look=en.kst.all\r\n"
        .formatted(server.port(), token(role).unmasked());
  }

  @Override
  public void close() {
    server.close();
  }
}
