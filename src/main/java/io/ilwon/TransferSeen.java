package io.ilwon;

import io.ilwon.audit.AuditEntry;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon transfer seen ID}. */
@Command(
    name = "seen",
    description =
        "Takes a transfer whose outcome is certain out of the queue; nothing else changes.")
final class TransferSeen implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "TRANSFER", description = "Its id, as transfer list shows it.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--reason", required = true, description = "What was found.")
  private String reason = "";

  @Option(names = "--operator", description = "Who looked; you, unless said.")
  private String operator = System.getProperty("user.name", "unknown");

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  TransferSeen(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (FoundServer server = FoundServer.find(shell.environment())) {
      OperatorQueue queue = TransferCommands.queue(server);
      FoundTransfer before = TransferCommands.found(queue, id);
      String why = String.valueOf(before.asking().reason());
      AuditEntry entry =
          new AuditEntry("transfer seen", id.toString(), why, reason, operator, null);
      if (!queue.seen(before.address().transfer(), entry)) {
        throw new CommandRefused(
            before.isUnknown()
                ? "the transfer is unknown: it stays in the queue until it is known or settled"
                : "the transfer is not in the queue");
      }
      Map<String, @Nullable Object> told =
          TransferCommands.fields(TransferCommands.found(queue, id));
      shell.answer(json, told, TransferCommands.text(told));
    }
    return 0;
  }
}
