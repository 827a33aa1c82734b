package io.ilwon.operator;

import java.sql.SQLException;
import java.util.Optional;

/** Who is signed in, and the end of that. */
public final class DeskSessions {
  private final DeskSessionStore store;

  DeskSessions(DeskSessionStore store) {
    this.store = store;
  }

  /** The session of a cookie; looking it up keeps it alive. */
  public Optional<Session> find(Token token) throws SQLException {
    return store.find(token);
  }

  /** Signs out on this device. */
  public void end(Token token) throws SQLException {
    store.end(token);
  }

  /** Signs out on every other device; how many those were. */
  public int endOthers(Operator operator, Token kept) throws SQLException {
    return store.endOthers(operator.id(), kept.hash().bytes());
  }
}
