package io.ilwon.operator;

import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.util.List;

/** Operators that are signed in, without the way there. */
public final class SignedIn {
  private SignedIn() {}

  /** The secret of a session of somebody new with this role. */
  public static Token as(Role role, Database database, DatabaseClock clock, Keyset keys)
      throws SQLException {
    return as(role, Totp.fresh(), database, clock, keys);
  }

  /** The same of somebody whose second factor is known. */
  public static Token as(
      Role role, String totp, Database database, DatabaseClock clock, Keyset keys)
      throws SQLException {
    OperatorStore store =
        new OperatorStore(database, clock, new OperatorSeals(keys), new Trail(keys.audit()));
    String id = Ids.unguessable();
    // Before the transaction: on a busy machine a hash takes longer than one may stand idle.
    var password = Argon.hash("a long enough pass phrase");
    database.inTransaction(connection -> {
      var now = store.now(connection);
      Operator operator = new Operator(id, role.word() + "-1", role.word(), role, now, null);
      store.put(
          connection,
          new Account(operator, password, totp, 0),
          List.of(),
          new By("kim", "시험").did("operator invite", operator.name(), "made by a test"),
          now);
      return null;
    });
    return new DeskSessionStore(store, clock).begin(id, "127.0.0.1");
  }
}
