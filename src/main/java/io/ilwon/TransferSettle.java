package io.ilwon;

import io.ilwon.audit.AuditEntry;
import io.ilwon.db.DatabaseClock;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.submission.SettleAnswer;
import io.ilwon.submission.Settlement;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon transfer settle ID}. */
@Command(
    name = "settle",
    description = "Two people say what became of an unknown transfer, by the bank's statement.")
final class TransferSettle implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "TRANSFER", description = "Its id, as transfer list shows it.")
  private UUID id = new UUID(0, 0);

  @ArgGroup(multiplicity = "1")
  private Outcome outcome = new Outcome();

  @Option(names = "--reason", required = true, description = "What the statement showed.")
  private String reason = "";

  @Option(
      names = "--operator",
      defaultValue = "${sys:user.name}",
      description = "Who settles it (default: the name of the login).")
  private String operator = "";

  @Option(names = "--second", required = true, description = "Who looked too: somebody else.")
  private String second = "";

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  private static final class Outcome {
    @Option(names = "--sent", description = "The won was booked.")
    private boolean sent;

    @Option(names = "--not-sent", description = "The won never moved; the attempt has failed.")
    private boolean notSent;
  }

  TransferSettle(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    boolean sent = outcome.sent && !outcome.notSent;
    AuditEntry entry =
        new AuditEntry(
            "transfer settle", id.toString(), sent ? "sent" : "not sent", reason, operator, second);
    try (FoundServer server = FoundServer.find(shell.environment())) {
      OperatorQueue queue = TransferCommands.queue(server);
      FoundTransfer before = TransferCommands.found(queue, id);
      Duration horizon = server.settleHorizon(before.rail());
      settle(server, before, sent, entry, horizon);
      Map<String, @Nullable Object> told =
          TransferCommands.fields(TransferCommands.found(queue, id));
      shell.answer(json, told, TransferCommands.text(told));
    }
    return 0;
  }

  private static void settle(
      FoundServer server, FoundTransfer t, boolean sent, AuditEntry entry, Duration horizon)
      throws Exception {
    Project project =
        server
            .project(new ProjectId(t.address().project()))
            .orElseThrow(() -> new CommandRefused("the transfer's project is gone"));
    // The waits do not matter where nobody asks.
    InquirySchedule schedule = new InquirySchedule(List.of(horizon), horizon);
    try (Settlement settlement =
        new Settlement(server.database(), DatabaseClock.SYSTEM, server.keyset(), schedule)) {
      String refused =
          switch (settlement.settle(project, t.address(), sent, entry)) {
            case SettleAnswer.Settled s -> "";
            case SettleAnswer.NotUnknown n ->
                "the transfer is " + n.state() + "; only an unknown one can be settled";
            case SettleAnswer.TooEarly e ->
                "the bank is still asked and may still speak; people may settle after "
                    + e.horizon()
                    + ", when no record would be believed, or when the inquiries have ended";
            case SettleAnswer.NotFound n -> "no such transfer";
            case SettleAnswer.NotStored n -> "nothing was stored: the database is busy; try again";
            case SettleAnswer.Undecided u ->
                "nobody knows yet whether it is stored; look with transfer list --unknown";
          };
      if (!refused.isEmpty()) {
        throw new CommandRefused(refused);
      }
    }
  }
}
