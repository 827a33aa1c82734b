package io.ilwon;

import io.ilwon.audit.AuditEntry;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.Cases;
import io.ilwon.hosted.NewLink;
import io.ilwon.hosted.Renewal;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.Memos;
import io.ilwon.submission.Submissions;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What operators do to one verification, by the classes that programs and persons use too. */
final class DeskCases implements Cases {
  private final Memos memos;
  private final Renewal renewal;
  private final Supplier<Optional<String>> publicUrl;

  /** The desk opens before anything can be ended. */
  private volatile @Nullable Submissions submissions;

  DeskCases(Ground ground, DatabaseClock clock, Supplier<Optional<String>> publicUrl) {
    this.memos = new Memos(ground.database(), clock, ground.keyset());
    this.renewal = new Renewal(ground.database(), clock, ground.keyset());
    this.publicUrl = publicUrl;
  }

  void ends(Submissions rooms) {
    submissions = rooms;
  }

  @Override
  public EditAnswer end(Dossier dossier, AuditEntry entry) {
    @Nullable Submissions rooms = submissions;
    return rooms == null
        ? new DepositAnswer.NotUsable()
        : rooms.end(dossier.project(), dossier.id(), entry);
  }

  @Override
  public Optional<Link> link(Dossier dossier, AuditEntry entry) throws SQLException {
    Optional<String> url = publicUrl.get();
    Optional<NewLink> made =
        url.isEmpty() ? Optional.empty() : renewal.make(dossier.project(), dossier.id(), entry);
    return made.map(link -> new Link(url.orElseThrow() + "/v/" + link.token(), link.expiresAt()));
  }

  @Override
  public Memos memos() {
    return memos;
  }
}
