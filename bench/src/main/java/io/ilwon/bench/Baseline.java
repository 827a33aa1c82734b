package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;

/** What runs the scripts. */
final class Baseline {
  private Baseline() {}

  /** pgbench where it is installed, else the driver that the server itself uses. */
  static Subject of(Setting s, Script script) throws IOException, SQLException {
    Prepared rows = new Prepared(s.postgres().fresh("bench_" + script.file), script);
    if (s.pgbench().isPresent()) {
      return new Pgbench(s.pgbench().get(), rows, s.folder().resolve("pgbench-" + script.file));
    }
    return new PlainJdbc(rows);
  }
}
