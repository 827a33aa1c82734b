package io.ilwon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What every part of the bench stands on.
 *
 * @param folder of this run, removed at its end
 * @param pgbench where it is installed
 */
record Setting(
    Loop loop,
    PostgresStore postgres,
    Path folder,
    Optional<String> pgbench,
    Calm calm,
    Results results,
    Lengths lengths) {

  /**
   * How long and how often.
   *
   * @param warm load before a server is measured at all
   * @param measured each stretch that counts
   * @param grown submissions stored for the part about growth, 0 to leave it out
   */
  record Lengths(int rounds, Duration warm, Duration measured, long grown) {}

  /** The same stretch begins for everybody: no debt to the disk, no calls of others. */
  void before() throws java.sql.SQLException {
    postgres.settle();
    calm.probe();
  }
}
