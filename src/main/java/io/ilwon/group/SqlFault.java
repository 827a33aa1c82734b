package io.ilwon.group;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an SQL error says about the transaction it ended. */
enum SqlFault {
  /** The connection is gone or none is to be had; if the commit was sent, nobody knows. */
  AWAY,
  /** A lock was not to be had within lock_timeout. */
  LOCKED,
  /** Serialization failure or deadlock: the same again may work. */
  CONFLICT,
  /** The server refused a statement. */
  REFUSED;

  /** True when the server itself told, so that nothing was committed. */
  boolean toldByServer() {
    return this != AWAY;
  }

  static SqlFault of(SQLException e) {
    @Nullable String state = e.getSQLState();
    if (state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.startsWith("53")
        || state.startsWith("XX")) {
      return AWAY;
    }
    if (state.equals("55P03")) {
      return LOCKED;
    }
    return state.equals("40001") || state.equals("40P01") ? CONFLICT : REFUSED;
  }
}
