package io.ilwon;

import io.ilwon.db.Migrations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon migrate}. */
@Command(name = "migrate", description = "Brings the database to this version's schema.")
final class MigrateCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  MigrateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (FoundServer server = FoundServer.find(shell.environment())) {
      Migrations.apply(server.database(), Ground.SCHEMA, Ground.MIGRATIONS);
    }
    shell.answer(json, Map.of("migrated", true), "the schema is up to date");
    return 0;
  }
}
