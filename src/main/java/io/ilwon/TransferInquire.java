package io.ilwon;

import io.ilwon.audit.AuditEntry;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon transfer inquire ID}. */
@Command(
    name = "inquire",
    description = "Has the running server ask the rail about an unknown transfer now.")
final class TransferInquire implements Callable<Integer> {
  /** The bank's answer time, and a little for whoever stands before us. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

  private static final long TELLING_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Shell shell;

  @Parameters(paramLabel = "TRANSFER", description = "Its id, as transfer list shows it.")
  private UUID id = new UUID(0, 0);

  @Option(
      names = "--reason",
      defaultValue = "asked by hand",
      description = "Why, for the audit (default: ${DEFAULT-VALUE}).")
  private String reason = "";

  @Option(
      names = "--operator",
      defaultValue = "${sys:user.name}",
      description = "Who asks (default: the name of the login).")
  private String operator = "";

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  TransferInquire(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    AuditEntry entry =
        new AuditEntry("transfer inquire", id.toString(), "asked now", reason, operator, null);
    try (FoundServer server = FoundServer.find(shell.environment())) {
      OperatorQueue queue = TransferCommands.queue(server);
      FoundTransfer before = TransferCommands.found(queue, id);
      if (before.isUnknown() && !server.mayRun()) {
        throw new CommandRefused("no server is running; start it, it asks the rail");
      }
      OptionalInt asked = queue.askNow(before.address().transfer(), entry);
      if (asked.isEmpty()) {
        throw new CommandRefused(
            "the transfer is "
                + TransferCommands.found(queue, id).state()
                + "; only an unknown one is asked about");
      }
      Map<String, @Nullable Object> told =
          TransferCommands.fields(answered(queue, asked.getAsInt()));
      shell.answer(json, told, TransferCommands.text(told));
    }
    return 0;
  }

  private FoundTransfer answered(OperatorQueue queue, int before) throws Exception {
    long start = System.nanoTime();
    long told = start - TELLING_NANOS;
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      FoundTransfer now = TransferCommands.found(queue, id);
      if (!now.isUnknown() || now.asking().inquiries() > before) {
        return now;
      }
      if (System.nanoTime() - told >= TELLING_NANOS) {
        told = System.nanoTime();
        shell.err().println("asking; the rail has not answered yet");
      }
      FoundServer.waitALittle();
    }
    throw new CommandRefused(
        "no answer within 15 s: the rail is slow, or no server is running; it stays asked for");
  }
}
