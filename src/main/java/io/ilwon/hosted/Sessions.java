package io.ilwon.hosted;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import io.ilwon.project.Caller;
import io.ilwon.project.Project;
import io.ilwon.submission.Submissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Links to the page: what the project's door and the page itself may do with them. */
public final class Sessions implements AutoCloseable {
  private static final int FORGOTTEN_AT_ONCE = 200;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final SessionSeals seals;
  private final SessionStore store;
  private final MoveStore moves;
  private final Openings openings;
  private final Submissions submissions;
  private final DueTask retention;

  /** Starts to forget what expired a day ago. */
  public Sessions(Database database, DatabaseClock clock, Keyset keys, Submissions submissions) {
    this.seals = new SessionSeals(keys);
    this.store = new SessionStore(database, clock, seals);
    this.moves = new MoveStore(database, clock);
    this.openings = new Openings(store, seals, submissions);
    this.submissions = submissions;
    this.retention = new DueTask("sessions", PAUSE, this::forget);
  }

  /** Makes a link, and the submission with it where it is to be a new one. */
  Opening open(Caller caller, SessionRequest request) {
    return openings.open(caller, request);
  }

  /** What stands behind the page's address; empty for what was never a link, or is forgotten. */
  Optional<Visit> find(String token) throws SQLException {
    Optional<SessionToken> read = SessionToken.read(token);
    return read.isEmpty() ? Optional.empty() : store.byToken(read.get()).map(SessionRow::visit);
  }

  /**
   * Lets one form act: the first that comes with the turn it was drawn with, while the link lives.
   * Whoever is let in says with {@link #note} what came of it.
   */
  boolean begin(Session session, int turn) throws SQLException {
    return moves.begin(session.id(), turn);
  }

  /**
   * What came of the move that {@link #begin} let in.
   *
   * @param turn the same as there
   * @return false when another move has begun since: nothing is noted
   */
  boolean note(Session session, int turn, Draft draft) throws SQLException {
    return moves.note(session.id(), turn, seals.draft(session.project(), session.id(), draft));
  }

  /** The first device that acts is the one that may; true when it is this one. */
  boolean bind(Session session, String device) throws SQLException {
    return moves.bind(session.id(), Hashes.of(device));
  }

  /** From now on this device, and forms drawn for another do nothing. */
  void takeOver(Session session, String device) throws SQLException {
    moves.takeOver(session.id(), Hashes.of(device));
  }

  void language(Session session, Language chosen) throws SQLException {
    moves.language(session.id(), chosen);
  }

  /** A link of the project's. */
  Optional<SessionShown> show(Project project, SessionId id) throws SQLException {
    Optional<SessionRow> row = store.byId(project.id().text(), id);
    return row.isEmpty() ? Optional.empty() : Optional.of(shown(project, row.get().visit()));
  }

  /** Revokes a link of the project's. Its submission stays as it is. */
  Optional<SessionShown> end(Project project, SessionId id) throws SQLException {
    store.end(project.id().text(), id);
    return show(project, id);
  }

  private SessionShown shown(Project project, Visit visit) throws SQLException {
    Session s = visit.session();
    boolean done =
        submissions
            .standing(project, s.submission())
            .map(standing -> standing.stage().finished())
            .orElse(true);
    SessionShown.Status status =
        s.ended()
            ? SessionShown.Status.ENDED
            : done
                ? SessionShown.Status.DONE
                : s.over(visit.now()) ? SessionShown.Status.EXPIRED : SessionShown.Status.OPEN;
    return new SessionShown(s.id(), status, s.submission(), s.expiresAt());
  }

  /** One batch; true when more may be waiting. */
  boolean forget() throws SQLException {
    return store.forget(FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
  }

  @Override
  public void close() {
    retention.close();
  }
}
