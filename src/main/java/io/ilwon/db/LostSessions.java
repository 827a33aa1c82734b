package io.ilwon.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Tells the pool which errors, beyond those it knows, end a session's use. */
final class LostSessions implements SQLExceptionOverride {

  /** A primary that became a standby: only a new connection finds the new primary. */
  private static final String READ_ONLY = "25006";

  /** The server ended a session that idled inside a transaction. */
  private static final String IDLE_IN_TRANSACTION = "25P03";

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    String state = e.getSQLState();
    return READ_ONLY.equals(state) || IDLE_IN_TRANSACTION.equals(state)
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
