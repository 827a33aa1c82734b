package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds what operators note about submissions; {@link Dossiers} tells it. None is ever changed. */
public final class Memos {
  /** As the audit has it; the detail is the memo's id. */
  public static final String DEED = "submission memo";

  private final Database database;
  private final MemoStore store;
  private final Vault vault;
  private final Seals seals;
  private final Trail trail;

  public Memos(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.store = new MemoStore(clock);
    this.vault = new Vault(keys);
    this.seals = Seals.of(keys);
    this.trail = new Trail(keys.audit());
  }

  private record Ground(DataKey key, String project, Instant now) {
    @Override
    public String toString() {
      return "Ground";
    }
  }

  /**
   * Adds one, with its audit entry; false, and nothing stored, where the submission is none of
   * these projects', was changed by another hand, or nothing of its person is kept any more.
   */
  public boolean add(List<String> projects, SubmissionId id, MemoText text, String operator)
      throws SQLException {
    UUID memo = Ids.timeOrdered();
    AuditEntry entry =
        new AuditEntry(DEED, id.text(), memo.toString(), "noted for colleagues", operator, null);
    return database.inTransaction(connection -> {
      Optional<Ground> ground;
      try (Call call = store.ground.on(connection)) {
        ground =
            call.texts(projects).text(id.text()).send().rows(this::ground).stream()
                .flatMap(Optional::stream)
                .findFirst();
      }
      if (ground.isEmpty()) {
        return false;
      }
      Instant now = ground.get().now();
      MemoSeal seal = new MemoSeal(ground.get().key(), ground.get().project());
      try (Call call = MemoStore.INSERT.on(connection)) {
        call.text(id.text())
            .uuid(memo)
            .instant(now)
            .text(operator)
            .binary(seal.seal(memo, now, operator, text.unmasked()).bytes())
            .send();
      }
      trail.deeds(connection, List.of(entry), now);
      return true;
    });
  }

  private Optional<Ground> ground(ResultSet row) throws SQLException {
    SubmissionStore.Row read = SubmissionStore.Row.read(row);
    if (read.dataKey() == null || !seals.genuine(read, row.getBytes("seal"))) {
      return Optional.empty();
    }
    SubmissionId id = read.submission().id();
    try {
      DataKey key = vault.key(read.project(), id, read.dataKey());
      return Optional.of(new Ground(key, read.project(), DossierRows.at(row, "now")));
    } catch (SealBroken e) {
      Forged.tell("submission", id.text());
      return Optional.empty();
    }
  }

  /** A row as a reader gets it; {@code key} null when nothing of the submission opens. */
  static DossierMemo read(ResultSet row, @Nullable DataKey key, String project)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Instant at = DossierRows.at(row, "at");
    String operator = row.getString("operator");
    var sealed = DossierRows.opaque(row, "text");
    @Nullable String text =
        key == null || sealed == null
            ? null
            : new MemoSeal(key, project).open(id, at, operator, sealed);
    return new DossierMemo(id, at, operator, text);
  }
}
