package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Rows of the table that are measured together. */
interface Part {
  /** As {@code --rows} calls it. */
  String name();

  Set<Goal> goals();

  /** Opens, warms, measures round by round, closes. */
  void measure(Setting setting) throws IOException, SQLException, InterruptedException;
}
