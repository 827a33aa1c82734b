package io.ilwon.group;

import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an SQL error says about trying the same once more. */
enum SqlFault {
  /** No connection is to be had, or the server has no room: trying at once is useless. */
  AWAY,
  /** This connection is gone; the next one may work. */
  LOST,
  /** A lock was not to be had within lock_timeout. */
  LOCKED,
  /** Serialization failure, deadlock, a row that another made first: the same again may work. */
  CONFLICT,
  /** The server refused a statement: some command of the group is guilty. */
  REFUSED;

  static SqlFault of(SQLException e) {
    @Nullable String state = e.getSQLState();
    if (state == null) {
      return AWAY;
    }
    return switch (state) {
      case "55P03" -> LOCKED;
      case "40001", "40P01" -> CONFLICT;
      case "23505" -> RoundTrip.madeByAnother(e) ? CONFLICT : REFUSED;
      // Connection failure and closed connection; sessions ended by an operator, a crash or a
      // time-out.
      case "08003", "08006", "57P01", "57P02", "25P03", "57P05" -> LOST;
      default -> away(state) ? AWAY : REFUSED;
    };
  }

  /** Connections (08), resources such as disk and slots (53), operator (57P), system (58), XX. */
  private static boolean away(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.startsWith("XX");
  }
}
