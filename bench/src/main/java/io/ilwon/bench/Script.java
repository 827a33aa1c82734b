package io.ilwon.bench;

import java.nio.file.Path;

/** What is done without a server, by the scripts beside {@code bench/src/main/java}. */
enum Script {
  /** A transaction for each of intent, outcome and guess, a statement for each row. */
  CALL("call", 1, 6_000),
  /** The same statements for 64 verifications at once. */
  SETS("sets", 64, 30_000);

  private static final Path FOLDER = Path.of("bench", "src", "main", "pgbench");

  /** Makes what both find. */
  static final Path PREPARE = FOLDER.resolve("prepare.sql");

  /** Makes what nobody touches. */
  static final Path FILL = FOLDER.resolve("fill.sql");

  final String file;
  final int rows;

  /** Verifications a second, to know how many rows to prepare the first time. */
  final double expected;

  Script(String file, int rows, double expected) {
    this.file = file;
    this.rows = rows;
    this.expected = expected;
  }

  Path path() {
    return FOLDER.resolve(file + ".sql");
  }
}
