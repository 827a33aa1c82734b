package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import io.ilwon.hosted.SessionRequest.About;
import io.ilwon.project.Caller;
import io.ilwon.project.KeyId;
import io.ilwon.project.Project;
import io.ilwon.project.Scope;
import io.ilwon.submission.Desk;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links over a desk of their own, made by one key of one project. */
final class Links implements AutoCloseable {
  static final String RETURN_URL = "https://shop.example/done";

  final Desk desk;
  final Sessions sessions;
  final Caller caller;

  Links() throws SQLException {
    desk = Desk.open();
    desk.project = project(desk.project, List.of(RETURN_URL), true);
    sessions = new Sessions(desk.database, desk.clock, desk.keys, desk.submissions);
    caller = new Caller(desk.project, KeyId.fresh(), Set.of(Scope.values()));
  }

  static Project project(Project like, List<String> returnUrls, boolean option) {
    return new Project(
        like.id(),
        like.name(),
        like.brand(),
        option,
        false,
        List.of(),
        like.limits(),
        returnUrls,
        List.of());
  }

  static SessionRequest request(@Nullable String idempotencyKey) {
    return request(new About.Fresh(Desk.APPLICANT), idempotencyKey);
  }

  static SessionRequest request(About about, @Nullable String idempotencyKey) {
    return new SessionRequest(
        about, RETURN_URL, Language.KO, new BankCode("004"), new HolderName("홍길동"), idempotencyKey);
  }

  Opening.Opened opened() {
    return opened(request(null));
  }

  Opening.Opened opened(SessionRequest request) {
    if (sessions.open(caller, request) instanceof Opening.Opened o) {
      return o;
    }
    throw new AssertionError("no link");
  }

  Visit visit(Opening.Opened link) throws SQLException {
    return sessions.find(link.token().unmasked()).orElseThrow();
  }

  Session session(Opening.Opened link) throws SQLException {
    return visit(link).session();
  }

  void byHand(String sql) throws SQLException {
    desk.database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @Override
  public void close() {
    sessions.close();
    desk.close();
  }
}
