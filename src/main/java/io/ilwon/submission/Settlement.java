package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.group.Group;
import io.ilwon.group.GroupStore;
import io.ilwon.group.Reply;
import io.ilwon.project.Project;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import io.ilwon.webhook.Audience;
import java.time.Duration;
import java.util.UUID;

/**
 * Two people's word on an unknown transfer, stored by the rules, locks and statements of a server,
 * in a process that serves nobody and sends nothing; a server may be running beside it.
 */
public final class Settlement implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Group<Command, Told> group;

  /**
   * Opens it.
   *
   * @param schedule the server's own, whose settle horizon bounds how early people may settle
   */
  public Settlement(Database database, DatabaseClock clock, Keyset keys, InquirySchedule schedule) {
    GroupStore groups = new GroupStore(clock);
    Sender nobody =
        new Sender(
            new NodeId(UUID.randomUUID()), "none", schedule, Duration.ZERO, Duration.ZERO, keys);
    this.group =
        new Group<>(
            "settle",
            database,
            groups,
            () ->
                new SubmissionWork(
                    SubmissionRules::decide,
                    clock,
                    nobody,
                    Seals.of(keys),
                    groups,
                    Audience.PERHAPS),
            1);
  }

  /**
   * Settles it as sent or not; the entry is stored in the same transaction, or neither is.
   *
   * @param project whose submission it is; its code life bounds the code of a won that was sent
   */
  public SettleAnswer settle(
      Project project, Outcomes.Address transfer, boolean sent, AuditEntry entry) {
    Command.Settle command =
        new Command.Settle(
            new SubmissionId(transfer.submission()),
            Terms.of(project),
            transfer.transfer(),
            transfer.account(),
            sent,
            entry);
    return switch (group.ask(command, PATIENCE)) {
      case Reply.Stored<Told> s when s.answer().answer() instanceof SettleAnswer a -> a;
      case Reply.Stored<Told> s -> throw new IllegalStateException("no answer to a settlement");
      case Reply.Busy<Told> b -> new SettleAnswer.NotStored();
      case Reply.Unavailable<Told> u -> new SettleAnswer.NotStored();
      case Reply.Undecided<Told> u -> new SettleAnswer.Undecided();
    };
  }

  @Override
  public void close() {
    group.close();
  }
}
