package io.ilwon.submission;

import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads everything stored of one submission, for operators; of deleted ones what is left. */
public final class Dossiers {
  private final Database database;
  private final DossierStore store;
  private final DossierRows rows;
  private final Vault vault;
  private final Seals seals;

  public Dossiers(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.store = new DossierStore(clock);
    this.vault = new Vault(keys);
    this.seals = Seals.of(keys);
    this.rows = new DossierRows(vault, seals);
  }

  /** The submission's own row; {@code key} null when nothing of it can be opened. */
  private record Head(
      SubmissionStore.Row row,
      boolean genuine,
      @Nullable DataKey key,
      Instant now,
      @Nullable Applicant applicant,
      @Nullable Person person,
      @Nullable Instant codeExpiresAt,
      @Nullable Instant verifiedAt,
      @Nullable Instant deletedAt,
      @Nullable Instant erasedAt,
      List<Instant> wrongAt) {}

  /** Of these projects alone; empty when there is none. */
  public Optional<Dossier> find(List<String> projects, SubmissionId id) throws SQLException {
    return database.with(connection -> {
      try (Call call = store.one.on(connection)) {
        call.texts(projects).text(id.text());
        call.text(id.text()).text(id.text());
        Results found = call.text(id.text()).text(id.text()).text(id.text()).send();
        Optional<Head> head = found.rows(this::head).stream().findFirst();
        return head.isEmpty() ? Optional.empty() : Optional.of(whole(head.get(), found));
      }
    });
  }

  private Head head(ResultSet row) throws SQLException {
    SubmissionStore.Row read = SubmissionStore.Row.read(row);
    SubmissionId id = read.submission().id();
    boolean genuine = seals.genuine(read, row.getBytes("seal"));
    @Nullable DataKey key = genuine ? key(read) : null;
    @Nullable Opaque applicant = DossierRows.opaque(row, "applicant");
    @Nullable Opaque person = DossierRows.opaque(row, "person");
    return new Head(
        read,
        genuine,
        key,
        DossierRows.at(row, "now"),
        key == null || applicant == null ? null : applicant(key, read.project(), id, applicant),
        key == null || person == null ? null : person(key, read.project(), id, person),
        DossierRows.instant(row, "code_expires_at"),
        DossierRows.instant(row, "verified_at"),
        DossierRows.instant(row, "deleted_at"),
        DossierRows.instant(row, "erased_at"),
        DossierRows.wrongAt(row));
  }

  private Dossier whole(Head h, Results found) throws SQLException {
    Submission s = h.row().submission();
    return new Dossier(
        s.id(),
        h.row().project(),
        h.genuine(),
        h.now(),
        s.stage().word(),
        s.stage() instanceof Stage.Rejected r ? r.why().word() : null,
        s.failures(),
        s.won(),
        s.createdAt(),
        s.endsAt(),
        h.codeExpiresAt(),
        SubmissionStore.finishedAt(s),
        h.verifiedAt(),
        h.deletedAt(),
        h.erasedAt(),
        h.wrongAt(),
        h.applicant(),
        h.person(),
        found.rows(row -> rows.transfer(row, h.row().project(), h.key())),
        found.rows(DossierRows::link),
        found.rows(DossierRows::deed),
        found.rows(row -> Memos.read(row, h.key(), h.row().project())));
  }

  private @Nullable DataKey key(SubmissionStore.Row row) {
    SubmissionId id = row.submission().id();
    try {
      return row.dataKey() == null ? null : vault.key(row.project(), id, row.dataKey());
    } catch (SealBroken e) {
      Forged.tell("submission", id.text());
      return null;
    }
  }

  private @Nullable Applicant applicant(
      DataKey key, String project, SubmissionId id, Opaque sealed) {
    try {
      return vault.applicant(key, project, id, sealed);
    } catch (SealBroken e) {
      Forged.tell("submission", id.text());
      return null;
    }
  }

  private @Nullable Person person(DataKey key, String project, SubmissionId id, Opaque sealed) {
    try {
      return vault.person(key, project, id, sealed);
    } catch (SealBroken e) {
      Forged.tell("submission", id.text());
      return null;
    }
  }
}
