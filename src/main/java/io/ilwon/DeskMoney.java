package io.ilwon;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.bank.BankDirectory;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.Desk;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectStore;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.submission.SettleAnswer;
import io.ilwon.submission.Settlement;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferSeal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** What the desk's screens about transfers stand on. */
final class DeskMoney {
  private DeskMoney() {}

  /**
   * Over a server's ground.
   *
   * @param schedules the one its inquiries follow, once its rail is there
   */
  static Desk.Money of(
      Settings settings,
      Ground ground,
      DatabaseClock clock,
      Supplier<Optional<InquirySchedule>> schedules) {
    var keys = ground.keyset();
    OperatorQueue queue =
        new OperatorQueue(
            ground.database(),
            clock,
            new TransferFields(keys.dataKeys()),
            new TransferSeal(keys.rows()),
            new Trail(keys.audit()));
    ProjectStore projects = new ProjectStore(ground.database(), keys, clock);
    return new Desk.Money(
        queue,
        (transfer, sent, entry) -> {
          Optional<Project> project =
              projects.forNews(new ProjectId(transfer.address().project()), settings.defaults());
          if (project.isEmpty()) {
            return new SettleAnswer.NotFound();
          }
          Optional<InquirySchedule> schedule = schedules.get();
          return schedule.isEmpty()
              ? new SettleAnswer.NotStored()
              : settle(ground, clock, schedule.get(), project.get(), transfer, sent, entry);
        },
        BankDirectory.load());
  }

  /** Rare enough for a group of its own each time. */
  private static SettleAnswer settle(
      Ground ground,
      DatabaseClock clock,
      InquirySchedule schedule,
      Project project,
      FoundTransfer transfer,
      boolean sent,
      AuditEntry entry)
      throws SQLException {
    try (Settlement settlement =
        new Settlement(ground.database(), clock, ground.keyset(), schedule)) {
      return settlement.settle(project, transfer.address(), sent, entry);
    }
  }
}
