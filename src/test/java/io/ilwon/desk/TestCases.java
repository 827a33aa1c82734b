package io.ilwon.desk;

import io.ilwon.audit.AuditEntry;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.hosted.NewLink;
import io.ilwon.hosted.Renewal;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.Memos;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiFunction;

/** What operators do to a verification, over a real database, without a whole server. */
final class TestCases implements Cases {
  private final Memos memos;
  private final Renewal renewal;
  private final BiFunction<Dossier, AuditEntry, EditAnswer> ending;

  TestCases(
      Database database,
      DatabaseClock clock,
      Keyset keys,
      BiFunction<Dossier, AuditEntry, EditAnswer> ending) {
    this.memos = new Memos(database, clock, keys);
    this.renewal = new Renewal(database, clock, keys);
    this.ending = ending;
  }

  @Override
  public EditAnswer end(Dossier dossier, AuditEntry entry) {
    return ending.apply(dossier, entry);
  }

  @Override
  public Optional<Link> link(Dossier dossier, AuditEntry entry) throws SQLException {
    Optional<NewLink> made = renewal.make(dossier.project(), dossier.id(), entry);
    return made.map(link -> new Link("http://localhost/v/" + link.token(), link.expiresAt()));
  }

  @Override
  public Memos memos() {
    return memos;
  }
}
