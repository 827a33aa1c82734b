package io.ilwon.submission;

import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.Heads;
import io.ilwon.audit.Verification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code audit verify} would say of a desk's database. */
public final class Verified {
  private Verified() {}

  /** All problems; none when nobody but this server wrote. */
  public static List<String> problems(Desk desk) throws SQLException {
    return problems(desk, Optional.empty());
  }

  /** The same against a head. */
  static List<String> problems(Desk desk, Optional<Heads> heads) throws SQLException {
    return AuditReadStore.atOneMoment(
        desk.database,
        connection -> {
          Verification.Result audit =
              Verification.of(connection, new AuditReadStore(desk.clock), desk.keys.audit(), heads);
          List<String> all = new ArrayList<>(audit.problems());
          all.addAll(SealCheck.of(connection, desk.keys, audit.lines()).problems());
          audit.lines().gone(Instant.EPOCH).forEach(row -> all.add("row " + row + " is gone"));
          return all;
        });
  }
}
