package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.audit.ToldStore;
import io.ilwon.bank.BankCode;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.operator.Operators;
import io.ilwon.operator.Role;
import io.ilwon.operator.SignedIn;
import io.ilwon.operator.Token;
import io.ilwon.project.ProjectId;
import io.ilwon.transfer.BankUse;
import io.ilwon.webhook.Webhooks;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The desk with everything it can have, and somebody of each role; a test brings what happened. */
final class FullDesk implements AutoCloseable {
  /** The developer's second factor, in the clear. */
  static final String TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

  final io.ilwon.submission.Desk ground;
  final ProjectId project;
  final Desk.Rooms rooms;
  private final HttpServer server;
  private final Map<Role, Token> tokens = new EnumMap<>(Role.class);
  private String url = "";

  FullDesk(io.ilwon.submission.Desk ground, ProjectId project, String name, Webhooks webhooks)
      throws SQLException {
    this.ground = ground;
    this.project = project;
    var database = ground.database;
    Operators operators = new Operators(database, ground.clock, ground.keys);
    ProjectNames names = new ProjectNames(() -> Map.of(project.text(), name));
    Furnished rest = new Furnished(database, ground.clock, ground.keys, names);
    WebhookRoom telling = new WebhookRoom(() -> Optional.of(webhooks));
    List<BankUse> uses = List.of(new BankUse(new BankCode("004"), BankUse.Gate.TRIAL, 0, 3));
    this.rooms =
        new Desk.Rooms(
            operators,
            names,
            () -> url,
            false,
            new ToldStore(database),
            Furnished.chain(),
            ReadingServer.reading(
                database, ground.clock, ground.keys, operators.accesses(), names, telling),
            rest.money(),
            rest.control(rest.board(uses)),
            rest.developers(),
            rest.limits(),
            rest.costs(),
            telling,
            rest.cases(ground.submissions));
    server = HttpServer.startOnLoopback(0, Desk.routes(rooms));
    url = "http://localhost:" + server.port();
    for (Role role : Role.values()) {
      tokens.put(role, SignedIn.as(role, TOTP, database, ground.clock, ground.keys));
    }
  }

  String url() {
    return url;
  }

  Token token(Role role) {
    return Optional.ofNullable(tokens.get(role)).orElseThrow();
  }

  RawClient.Answer get(Role role, Language language, String path) throws IOException {
    return RawClient.once(
        server.port(), "GET " + path + " HTTP/1.1\r\n" + head(role, language) + "\r\n");
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
        "POST %s HTTP/1.1\r\n%sorigin: %s\r\ncontent-type: application/x-www-form-urlencoded\r\n"
                .formatted(path, head(role, Language.EN), url)
            + "content-length: %d\r\n\r\n%s".formatted(body.length(), body));
  }

  /** Looking at the one project, as whoever changes its settings does. */
  private String head(Role role, Language language) {
    return "host: localhost:%d\r\ncookie: ilwon_desk=%s; ilwon_desk_look=%s.kst.%s\r\n"
        .formatted(server.port(), token(role).unmasked(), language.word(), project);
  }

  @Override
  public void close() {
    server.close();
  }
}
