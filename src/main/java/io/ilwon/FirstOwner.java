package io.ilwon;

import java.sql.SQLException;
import java.util.Optional;

/** What a start says as long as nobody can sign in on the desk. */
final class FirstOwner {
  private FirstOwner() {}

  /** Not into the log, which others read: to whoever started the server. */
  static void greet(Server server, Shell shell) throws SQLException {
    Optional<String> link = server.desk().firstLink(server.adminPort());
    if (link.isPresent()) {
      shell
          .out()
          .print(
              """

              운영 화면의 첫 소유자를 만드세요 · make the desk's first owner (10분 · 10 minutes, 한 번 · once):
                %s

              """
                  .formatted(link.get()));
      shell.out().flush();
    }
  }
}
