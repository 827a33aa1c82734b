package io.ilwon.reconciliation;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.SealBroken;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.Together;
import io.ilwon.rail.StatementLine;
import io.ilwon.transfer.AccountIndex;
import io.ilwon.transfer.Carrying;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.TransferFields;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays our ledger beside the bank's. The whole statement is read before anything is changed, in
 * bounded memory; then outcomes are told to the rules like any other, and what we had forgotten is
 * adopted. May be repeated, beside a running server and beside itself.
 */
public final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final String ACTION = "reconcile";
  private static final int PAGE = 500;
  private static final int STAGED = 5_000;
  private static final int TRIES = 5;

  /** Lock not available, serialization failure, deadlock. */
  private static final Set<String> PASSING = Set.of("55P03", "40001", "40P01");

  private static final Duration SLICE = Duration.ofHours(1);

  private final StagingStore staging;
  private final ComparisonStore ledgers;
  private final AdoptionStore adoptions;
  private final ReconciliationStore runs;
  private final Outcomes outcomes;
  private final AccountIndex index;
  private final TransferFields fields;
  private final Sealer sealer;
  private final Carried carried;

  /**
   * Tells {@code outcomes} what the statement proves.
   *
   * @param carrying asked before anything is counted of an account
   */
  public Reconciler(
      Database database, DatabaseClock clock, Keyset keys, Outcomes outcomes, Carrying carrying) {
    this.carried = new Carried(keys, carrying);
    this.staging = new StagingStore(database, clock);
    this.ledgers = new ComparisonStore(database);
    this.adoptions = new AdoptionStore(database, clock, keys);
    this.runs = new ReconciliationStore(database, clock, new Trail(keys.audit()));
    this.outcomes = outcomes;
    this.index = new AccountIndex(keys.blindIndex());
    this.fields = new TransferFields(keys.dataKeys());
    this.sealer = keys.sealer();
  }

  /**
   * Who reconciles, and why.
   *
   * @param dry finds and tells, and changes nothing
   */
  public record Errand(String operator, String reason, boolean dry) {
    /** Throws {@link IllegalArgumentException} for what the audit cannot hold. */
    public Errand {
      new AuditEntry(ACTION, ACTION, ACTION, reason, operator, null);
    }

    AuditEntry entry(String subject, String detail) {
      return new AuditEntry(ACTION, subject, detail, reason, operator, null);
    }
  }

  /**
   * Reconciles.
   *
   * @param covers what the statement covers; when absent, the days of its lines
   * @throws StatementUnreadable when a line cannot be read; then nothing was changed
   */
  public Report reconcile(Statement statement, Optional<Period> covers, Errand errand)
      throws IOException, SQLException, InterruptedException {
    UUID run = Ids.timeOrdered();
    Report report = new Report(run, statement.name(), errand.dry());
    staging.forgetLeftOvers();
    // Before the statement is read: what is sent meanwhile cannot stand in it.
    Instant now = runs.now();
    try {
      Statement.Read read = stage(run, statement);
      Optional<Period> period = covers.isPresent() ? covers : ledgers.days(run);
      report.read(read, period);
      compare(report, now);
      if (period.isPresent()) {
        lookForAbsent(report, period.get(), now);
      }
    } finally {
      staging.forget(run);
    }
    if (!errand.dry()) {
      runs.record(report, entry(report, errand), now, runs.now());
    }
    return report;
  }

  private Statement.Read stage(UUID run, Statement statement) throws IOException, SQLException {
    List<StagingStore.Staged> waiting = new ArrayList<>(STAGED);
    Statement.Read read =
        statement.read((number, line) -> {
          waiting.add(staged(number, line));
          if (waiting.size() == STAGED) {
            staging.add(run, waiting);
            waiting.clear();
          }
        });
    if (!waiting.isEmpty()) {
      staging.add(run, waiting);
    }
    return read;
  }

  private StagingStore.Staged staged(long line, StatementLine l) {
    if (l.number().isEmpty()) {
      return new StagingStore.Staged(line, l, null, null);
    }
    AccountNumber number = l.number().get();
    Opaque sealed = Opaque.of(sealer.seal(number.unmasked(), place(l.railId())));
    return new StagingStore.Staged(line, l, index.of(new Account(l.bank(), number)), sealed);
  }

  private void compare(Report report, Instant now) throws SQLException, InterruptedException {
    String last = "";
    List<ComparisonStore.Pair> page;
    do {
      page = ledgers.pairs(report.run(), last, PAGE);
      List<Theirs> forgotten = new ArrayList<>();
      List<Telling> tellings = new ArrayList<>();
      for (ComparisonStore.Pair pair : page) {
        last = pair.theirs().railId();
        Theirs theirs = carried.beside(pair.ours(), pair.theirs());
        Difference d = Comparison.compare(pair.ours(), theirs, report.covers(), now);
        found(report, d, pair.ours(), pair.theirs());
        switch (pair.ours()) {
          case Ours.Ordered o ->
              tellings.add(new Telling(o, Comparison.news(d, o, Optional.of(pair.theirs()))));
          case Ours.Adopted a when d == Difference.REVERSED -> forgotten.add(pair.theirs());
          case Ours.Adopted a -> {}
          case Ours.Forgotten f when d == Difference.NOT_OURS -> {}
          case Ours.Forgotten f -> forgotten.add(pair.theirs());
        }
      }
      if (!report.dry()) {
        tell(tellings);
        if (!forgotten.isEmpty()) {
          adopt(report.run(), forgotten);
        }
      }
    } while (page.size() == PAGE);
  }

  /** Again when an account's lock was not to be had in time: a group held it. */
  private void adopt(UUID run, List<Theirs> forgotten) throws SQLException {
    for (int tried = 1; ; tried++) {
      try {
        adoptions.adopt(run, carried.of(forgotten));
        return;
      } catch (SQLException e) {
        if (tried == TRIES || !PASSING.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
    }
  }

  /** Hour by hour, so that no statement runs long. */
  private void lookForAbsent(Report report, Period covers, Instant now)
      throws SQLException, InterruptedException {
    Instant end = covers.end().isBefore(now) ? covers.end() : now;
    for (Instant from = covers.start(); from.isBefore(end); from = from.plus(SLICE)) {
      Instant to = from.plus(SLICE).isBefore(end) ? from.plus(SLICE) : end;
      UUID last = new UUID(0, 0);
      List<Ours.Ordered> page;
      do {
        page = ledgers.absent(report.run(), from, to, last, PAGE);
        List<Telling> tellings = new ArrayList<>();
        for (Ours.Ordered ours : page) {
          last = ours.transfer().id().uuid();
          Difference d = Comparison.absent(ours.transfer(), covers, now);
          found(report, d, ours, null);
          tellings.add(new Telling(ours, Comparison.news(d, ours, Optional.empty())));
        }
        if (!report.dry()) {
          tell(tellings);
        }
      } while (page.size() == PAGE);
    }
  }

  private record Telling(Ours.Ordered ours, List<News> news) {}

  private void tell(List<Telling> tellings) throws InterruptedException {
    List<Telling> due = tellings.stream().filter(t -> !t.news().isEmpty()).toList();
    Together.each(due, t -> t.news().forEach(n -> outcomes.tell(t.ours().address(), n)));
  }

  private void found(Report report, Difference d, Ours ours, @Nullable Theirs theirs) {
    report.add(d);
    if (!d.differs() || !report.lists()) {
      return;
    }
    String railId = theirs == null ? "" : theirs.railId();
    long line = theirs == null ? 0 : theirs.line();
    long amount = theirs == null ? 0 : theirs.amount();
    report.list(
        switch (ours) {
          case Ours.Ordered o ->
              new Finding(
                  d,
                  o.transfer().railId(),
                  line,
                  o.transfer().id().toString(),
                  o.submission(),
                  o.transfer().state().word(),
                  masked(o),
                  amount);
          case Ours.Adopted a ->
              new Finding(d, railId, line, null, null, null, masked(theirs), amount);
          case Ours.Forgotten f ->
              new Finding(d, railId, line, null, null, null, masked(theirs), amount);
        });
  }

  private @Nullable String masked(Ours.Ordered o) {
    if (o.number() == null) {
      return null;
    }
    try {
      DataKey key = fields.key(o.project(), o.submission(), o.dataKey());
      return account(o.bank(), fields.number(key, o.project(), o.transfer().id(), o.number()));
    } catch (SealBroken e) {
      LOG.error("transfer {} was changed by hand: {}", o.transfer().id(), e.getMessage());
      return null;
    }
  }

  private @Nullable String masked(@Nullable Theirs t) {
    if (t == null || t.number() == null) {
      return null;
    }
    String number = sealer.open(t.number().bytes(), place(t.railId()));
    return account(t.bank(), new AccountNumber(number));
  }

  private static String account(BankCode bank, AccountNumber number) {
    return new Account(bank, number).toString();
  }

  static Place place(String railId) {
    return new Place("reconciliation", "statement_line", "number", railId);
  }

  private static AuditEntry entry(Report report, Errand errand) {
    String covers = report.covers().map(p -> p.start() + " to " + p.end()).orElse("no lines");
    String detail =
        "%s; lines %d, others %d, agreed %d, changed %d, adopted %d, for a person %d"
            .formatted(
                covers,
                report.read().lines(),
                report.read().others(),
                report.agreed(),
                report.changed(),
                report.adopted(),
                report.forPerson());
    String subject = report.read().sha256().orElse(report.source());
    return errand.entry(subject, detail);
  }
}
