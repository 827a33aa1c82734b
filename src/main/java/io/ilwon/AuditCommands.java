package io.ilwon;

import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.Heads;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.DatabaseClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon audit …}. */
@Command(name = "audit", description = "Shows whether anybody changed what the server wrote.")
final class AuditCommands {
  private AuditCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new AuditCommands())
        .addSubcommand(new Verify(shell))
        .addSubcommand(new Head(shell));
  }

  @Command(
      name = "verify",
      description = "Reads the whole audit and every sealed row; names what another hand changed.")
  private static final class Verify implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--head", description = "A head that was kept elsewhere.")
    private @Nullable Path head;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Verify(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        Keyset keys = server.keyset();
        Optional<Heads> heads =
            head == null
                ? Optional.empty()
                : Optional.of(Heads.read(Files.readString(head), keys.heads()));
        int found =
            AuditReadStore.atOneMoment(
                server.database(), connection -> verify(connection, keys, heads));
        AuditVerified.write(Settings.dataDir(shell.environment()), found);
        return found == 0 ? 0 : 1;
      }
    }

    /** How many problems there are. */
    private int verify(Connection connection, Keyset keys, Optional<Heads> heads)
        throws SQLException {
      WholeAudit.Result found =
          WholeAudit.read(connection, keys, DatabaseClock.SYSTEM, heads, shell.err()::println);
      List<String> problems = found.problems();
      String sum = found.blocks() + " blocks, " + found.rows() + " rows, ";
      shell.answer(
          json,
          Map.of("blocks", found.blocks(), "rows", found.rows(), "problems", problems),
          sum + (problems.isEmpty() ? "nothing wrong" : String.join("\n", problems)));
      return problems.size();
    }
  }

  @Command(name = "head", description = "Prints the signed heads; keep them in another place.")
  private static final class Head implements Callable<Integer> {
    private final Shell shell;

    Head(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        AuditReadStore store = new AuditReadStore(DatabaseClock.SYSTEM);
        Heads heads = AuditReadStore.atOneMoment(server.database(), store::heads);
        shell.out().print(heads.signed(server.keyset().heads()));
        shell.out().flush();
      }
      return 0;
    }
  }
}
