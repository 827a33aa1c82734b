package io.ilwon;

import io.ilwon.bank.BankDirectory;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.WonBudget;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Rail;
import io.ilwon.submission.Resources;
import io.ilwon.submission.Sender;
import io.ilwon.submission.Submissions;
import io.ilwon.transfer.Barrier;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;

/** How a node sends and asks, by its rail and its settings. */
final class Sending {
  private Sending() {}

  static Sender sender(Node node, Rail rail, Timings timings, Keyset keys) {
    return new Sender(
        node.id(),
        rail.name(),
        schedule(rail, timings),
        timings.sendDeadline(),
        timings.lease(),
        keys);
  }

  static InquirySchedule schedule(Rail rail, Timings timings) {
    InquirySchedule own = rail.schedule();
    return new InquirySchedule(
        timings.inquiries().orElse(own.delays()),
        timings.settleHorizon().orElse(own.settleHorizon()));
  }

  /** The rooms where submissions are decided, begun. */
  static Submissions submissions(
      Settings settings,
      Ground ground,
      DatabaseClock clock,
      Rail rail,
      BankDirectory banks,
      Barrier barrier,
      Sender sender,
      Webhooks webhooks)
      throws SQLException {
    Database database = ground.database();
    Keyset keys = ground.keyset();
    ProjectStore projects = new ProjectStore(database, keys, clock);
    return new Submissions(
        new Resources(
            database,
            clock,
            keys,
            banks,
            id ->
                projects
                    .forNews(id, settings.defaults())
                    .orElseThrow(() -> new SQLException("a project is gone")),
            new WonBudget(database, clock, keys, settings.totalWon()),
            rail,
            barrier,
            sender,
            settings.timings().answer(),
            webhooks,
            Resources.LANES));
  }
}
