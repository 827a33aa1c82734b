package io.ilwon.submission;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.transfer.FilledOrigin;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Stores finished verifications of ten days, the oldest first, each as a server would have. */
public final class Filling {
  private static final int AT_ONCE = 2_000;
  private static final Duration STRETCH = Duration.ofDays(10);

  private final Database database;
  private final Vault vault;
  private final Seals seals;

  public Filling(Database database, Keyset keys) {
    this.database = database;
    this.vault = new Vault(keys);
    this.seals = Seals.of(keys);
  }

  /** So many, shared out over these projects. */
  public void fill(List<String> projects, long count) throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    long gap = STRETCH.dividedBy(count).toNanos() / 1000;
    List<FilledVerification> some = new ArrayList<>(AT_ONCE);
    for (long i = 0; i < count; i++) {
      Instant at = now.minus((count - i) * gap, ChronoUnit.MICROS);
      some.add(new FilledVerification(vault, projects.get((int) (i % projects.size())), i, at));
      if (some.size() == AT_ONCE || i == count - 1) {
        store(some);
        some.clear();
      }
    }
  }

  private void store(List<FilledVerification> v) throws SQLException {
    List<Submission> s = column(v, x -> x.submission);
    database.inTransaction(connection -> {
      try (Call call = FilledStore.SUBMISSIONS.on(connection)) {
        call.texts(column(s, x -> x.id().text()))
            .texts(column(v, x -> x.project))
            .texts(column(s, x -> x.stage().word()))
            .texts(nullable(s, x -> x.stage() instanceof Stage.Rejected r ? r.why().word() : null))
            .integers(column(s, Submission::wrongGuesses))
            .integers(column(s, Submission::won))
            .integers(column(s, Submission::attempts))
            .uuids(column(v, x -> x.intent.transfer().id().uuid()))
            .binaries(column(v, x -> x.key.wrapped().bytes()))
            .binaries(column(v, x -> x.applicant.bytes()))
            .binaries(column(v, x -> x.email.bytes()))
            .binaries(column(v, x -> x.userid.bytes()))
            .instants(column(s, Submission::createdAt))
            .instants(column(s, Submission::endsAt))
            .instants(nullable(s, SubmissionStore::finishedAt))
            .instants(nullable(s, x -> x.stage() instanceof Stage.Approved a ? a.at() : null))
            .binaries(column(v, x -> seals.of(x.submission, x.project, 4)))
            .send();
      }
      return transfers(connection, v);
    });
  }

  private boolean transfers(java.sql.Connection connection, List<FilledVerification> v)
      throws SQLException {
    List<Transfer> t = column(v, x -> x.intent.transfer());
    try (Call call = FilledStore.TRANSFERS.on(connection)) {
      call.uuids(column(t, x -> x.id().uuid()))
          .texts(column(v, x -> x.intent.submission()))
          .texts(column(v, x -> x.project))
          .texts(column(t, x -> x.state().word()))
          .texts(column(v, x -> x.intent.bankCode()))
          .binaries(column(t, x -> x.account().bytes()))
          .binaries(column(v, x -> x.intent.account().bytes()))
          .binaries(column(v, x -> x.intent.holder().bytes()))
          .texts(column(t, Transfer::railId))
          .dates(column(v, x -> x.intent.bankDay().date()))
          .uuids(column(v, x -> x.intent.node().uuid()))
          .instants(column(t, Transfer::intentAt))
          .instants(column(t, Transfer::deadlineAt))
          .instants(column(t, Transfer::leaseUntil))
          .instants(column(t, x -> x.state().certainAt().orElseThrow()))
          .texts(nullable(t, x -> x.state() instanceof State.Refused r ? r.why().name() : null))
          .texts(nullable(t, x -> x.state() instanceof State.Refused r ? r.railCode() : null))
          .texts(nullable(t, x -> x.state() instanceof State.Sent is ? is.railReference() : null))
          .binaries(column(v, x -> FilledOrigin.seal(seals.transfers, x.intent)))
          .binaries(column(t, seals.transfers::of))
          .send();
    }
    return true;
  }
}
