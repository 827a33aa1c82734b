package io.ilwon;

import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.db.DatabaseClock;
import io.ilwon.rail.sandbox.SandboxRail;
import io.ilwon.reconciliation.Period;
import io.ilwon.reconciliation.RailStatement;
import io.ilwon.reconciliation.Reconciler;
import io.ilwon.reconciliation.Report;
import io.ilwon.reconciliation.Statement;
import io.ilwon.reconciliation.StatementFile;
import io.ilwon.submission.Hearing;
import io.ilwon.submission.Reindexing;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon reconcile}. */
@Command(
    name = "reconcile",
    description =
        "Lays our ledger beside the bank's, settles what its statement proves, and tells every"
            + " difference. Ends with 1 when a person has to look.")
final class ReconcileCommand implements Callable<Integer> {
  private static final int FOR_A_PERSON = 1;

  private final Shell shell;

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day the statement covers, in Seoul; or an instant.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The last day; or the instant of a statement that ends within a day.")
  private @Nullable String to;

  @Option(
      names = "--rail-id-prefix",
      paramLabel = "TEXT",
      description = "Lines whose rail id begins otherwise are not ours (default: the rail's own).")
  private @Nullable String prefix;

  @Option(names = "--dry-run", description = "Only tell; change nothing.")
  private boolean dry;

  @Option(names = "--operator", description = "Who reconciles; you, unless said.")
  private String operator = System.getProperty("user.name", "unknown");

  @Option(names = "--reason", description = "Why, for the audit.")
  private String reason = "reconciliation";

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  private static final class Source {
    @Option(names = "--statement", paramLabel = "FILE", description = "The bank's list, as CSV.")
    private @Nullable Path file;

    @Option(names = "--rail", description = "The rail's own list, where it has one.")
    private boolean rail;
  }

  ReconcileCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Period> covers = covers();
    Reconciler.Errand errand = new Reconciler.Errand(operator, reason, dry);
    try (FoundServer server = FoundServer.find(shell.environment());
        Hearing hearing = hearing(server)) {
      Reconciler reconciler =
          new Reconciler(
              server.database(),
              DatabaseClock.SYSTEM,
              server.keyset(),
              hearing,
              Reindexing.carrying(server.database(), DatabaseClock.SYSTEM, server.keyset()));
      Report report = reconciler.reconcile(statement(server, covers), covers, errand);
      shell.answer(json, ReconcileReport.fields(report), ReconcileReport.text(report));
      return report.equal() ? 0 : FOR_A_PERSON;
    }
  }

  /** A new booking starts a code's life. */
  private static Hearing hearing(FoundServer server) {
    return Hearing.open(
        server.database(),
        DatabaseClock.SYSTEM,
        server.keyset(),
        id -> server.project(id).orElseThrow(() -> new SQLException("a project is gone")));
  }

  private Statement statement(FoundServer server, Optional<Period> covers) {
    Path file = source.file;
    if (file != null && !source.rail) {
      return new StatementFile(
          file,
          BankDirectory.load(),
          prefix == null ? server.railIdPrefix().orElse("") : prefix,
          lines -> shell.err().println("read " + lines + " lines"));
    }
    if (covers.isEmpty()) {
      throw new CommandRefused("--rail: say which days, with --from and --to");
    }
    return switch (server.mode()) {
      case DEV ->
          new RailStatement(
              new SandboxRail(
                  server.database(),
                  DatabaseClock.SYSTEM,
                  server.keyset().sealer(),
                  server.keyset().blindIndex()),
              BankDay.of(covers.get().start()),
              BankDay.of(covers.get().end().minusNanos(1)));
      case PRODUCTION ->
          throw new CommandRefused("the rail has no list of its own; use --statement FILE");
    };
  }

  private Optional<Period> covers() {
    if (from == null && to == null) {
      return Optional.empty();
    }
    if (from == null || to == null) {
      throw new CommandRefused("--from and --to: write both or neither");
    }
    return Optional.of(new Period(instant("--from", from, 0), instant("--to", to, 1), true));
  }

  /** A day's beginning, or that of the day as many days later. */
  private static Instant instant(String option, String text, int daysLater) {
    try {
      return text.indexOf('T') < 0
          ? new BankDay(LocalDate.parse(text).plusDays(daysLater)).start()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new CommandRefused(
          option + ": a day such as 2026-01-02, or an instant such as 2026-01-02T09:30:00+09:00");
    }
  }
}
