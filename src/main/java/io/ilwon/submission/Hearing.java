package io.ilwon.submission;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.group.Group;
import io.ilwon.group.GroupStore;
import io.ilwon.project.ProjectId;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.News;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import io.ilwon.webhook.Audience;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the rules, through a group, what became of transfers. */
public final class Hearing implements Outcomes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
  private final Group<Command, Told> group;
  private final Resources.Projects projects;

  Hearing(Group<Command, Told> group, Resources.Projects projects) {
    this.group = group;
    this.projects = projects;
  }

  /**
   * A group of its own and nothing due: for a command beside a server, or without one. It begins no
   * transfer and asks no rail, so the node it speaks as is recorded nowhere.
   */
  public static Hearing open(
      Database database, DatabaseClock clock, Keyset keys, Resources.Projects projects) {
    Sender nobody =
        new Sender(
            new NodeId(UUID.randomUUID()),
            "none",
            new InquirySchedule(List.of(Duration.ofMinutes(1)), Duration.ZERO),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            keys);
    GroupStore groups = new GroupStore(clock);
    SubmissionWork work =
        new SubmissionWork(
            SubmissionRules::decide, clock, nobody, Seals.of(keys), groups, Audience.PERHAPS);
    return new Hearing(new Group<>("hearing", database, groups, () -> work, 1), projects);
  }

  @Override
  public void tell(Address address, News news) {
    terms(new ProjectId(address.project()))
        .ifPresent(terms -> {
          Command.Tell tell =
              new Command.Tell(
                  new SubmissionId(address.submission()),
                  terms,
                  address.transfer(),
                  address.account(),
                  news,
                  false);
          if (Persistence.untilStored(group, tell).answer() instanceof Answer.Gone) {
            LOG.error("transfer {} is gone from the database: reconcile the day", tell.transfer());
          }
        });
  }

  /** Empty only at the end of the process. */
  private Optional<Terms> terms(ProjectId project) {
    for (int tried = 1; Persistence.goesOn(group); tried++) {
      try {
        return Optional.of(Terms.of(projects.find(project)));
      } catch (SQLException e) {
        Persistence.pause(Math.min(500, 20L * tried));
      }
    }
    return Optional.empty();
  }

  /** Ends after what waits is stored. */
  @Override
  public void close() {
    group.close();
  }
}
