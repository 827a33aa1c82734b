package io.ilwon.hosted;

import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Opaque;
import io.ilwon.hosted.SessionRequest.About;
import io.ilwon.project.Caller;
import io.ilwon.project.Project;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.OpenAnswer;
import io.ilwon.submission.Standing;
import io.ilwon.submission.SubmissionId;
import io.ilwon.submission.Submissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes links, one under each idempotency key. The row comes first and the submission under the id
 * that the row holds, so that of requests at once only one opens a submission, and a repeat goes on
 * where a crash left off.
 */
final class Openings {
  private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

  /** Whoever made the row has its answer by then, or is gone: a group answers within 8 s. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(10);

  private static final int LOOKS = 60;
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final SessionStore store;
  private final SessionSeals seals;
  private final Submissions submissions;

  Openings(SessionStore store, SessionSeals seals, Submissions submissions) {
    this.store = store;
    this.seals = seals;
    this.submissions = submissions;
  }

  Opening open(Caller caller, SessionRequest request) {
    try {
      String project = caller.project().id().text();
      @Nullable String key = request.idempotencyKey();
      Optional<SessionRow> earlier = key == null ? Optional.empty() : store.byKey(project, key);
      return earlier.isPresent()
          ? again(caller.project(), key, request, earlier.get())
          : first(caller, request);
    } catch (SQLException e) {
      // A driver's message may hold values.
      LOG.warn("a link could not be recorded (SQL state {})", e.getSQLState());
      return new Opening.NotRecorded();
    }
  }

  private Opening first(Caller caller, SessionRequest request) throws SQLException {
    Project project = caller.project();
    SubmissionId submission = new SubmissionId(Ids.unguessable());
    if (request.about() instanceof About.Existing(SubmissionId id)) {
      Optional<Standing> standing = submissions.standing(project, id);
      if (standing.isEmpty()) {
        return new Opening.NoSuchSubmission();
      }
      if (standing.get().stage().finished()) {
        return new Opening.Finished();
      }
      submission = id;
    }
    SessionStore.New made =
        new SessionStore.New(
            SessionId.fresh(), project.id().text(), caller.key(), SessionToken.fresh(), submission);
    SessionRow row = store.insert(made, request);
    return row.visit().session().id().equals(made.id())
        ? told(project, request, row)
        : again(project, request.idempotencyKey(), request, row);
  }

  /** Opens the submission where that is still to be done. */
  private Opening told(Project project, SessionRequest request, SessionRow row)
      throws SQLException {
    Session s = row.visit().session();
    if (!row.opened() && request.about() instanceof About.Fresh(var applicant)) {
      switch (submissions.open(project, s.submission(), applicant)) {
        case OpenAnswer.Opened o -> store.opened(s.id());
        case DepositAnswer.NotRecorded n -> {
          return new Opening.NotRecorded();
        }
      }
    }
    return new Opening.Opened(s.id(), row.token(), s.expiresAt());
  }

  /** A repeat: waits for the first if that is under way, and goes on in its place if it is gone. */
  private Opening again(
      Project project, @Nullable String key, SessionRequest request, SessionRow found)
      throws SQLException {
    SessionRow row = found;
    Optional<Opaque> hash = row.requestHash();
    if (key == null
        || hash.isEmpty()
        || !seals.isRequest(hash.get(), project.id().text(), request)) {
      return new Opening.KeyReused();
    }
    for (int look = 0; !row.opened() && look < LOOKS; look++) {
      Session s = row.visit().session();
      if (!row.visit().now().isBefore(s.createdAt().plus(GIVEN_UP))) {
        return goOn(project, request, row);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      row = store.byKey(project.id().text(), key).orElse(row);
    }
    return row.opened() ? told(project, request, row) : new Opening.InProgress();
  }

  private Opening goOn(Project project, SessionRequest request, SessionRow row)
      throws SQLException {
    Session s = row.visit().session();
    if (submissions.standing(project, s.submission()).isPresent()) {
      store.opened(s.id());
      return new Opening.Opened(s.id(), row.token(), s.expiresAt());
    }
    return told(project, request, row);
  }
}
