package io.ilwon.operator;

import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** An owner who is signed in, without the way there: what is measured are pages. */
public final class BenchOperator {
  private BenchOperator() {}

  /** The session's cookie. */
  public static String signedIn(Database database, Keyset keys) throws SQLException {
    DatabaseClock clock = DatabaseClock.SYSTEM;
    OperatorStore store =
        new OperatorStore(database, clock, new OperatorSeals(keys), new Trail(keys.audit()));
    String id = Ids.unguessable();
    database.inTransaction(connection -> {
      Instant now = store.now(connection);
      store.put(
          connection,
          new Account(
              new Operator(id, "bench", "bench", Role.OWNER, now, null),
              Argon.hash(Ids.unguessable()),
              Totp.fresh(),
              0),
          List.of(),
          new By("bench", "bench").did("operator invite", "bench", "made by the bench"),
          now);
      return null;
    });
    return new DeskSessionStore(store, clock).begin(id, "127.0.0.1").unmasked();
  }
}
