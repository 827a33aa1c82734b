package rival;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the submissions that something may still happen to. */
@Component
class OpenSubmissions {
  private final Submissions submissions;
  private final AuditEntries audit;
  private final Clock clock;

  OpenSubmissions(Submissions submissions, AuditEntries audit, Clock clock) {
    this.submissions = submissions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Under its lock; one whose time is over is rejected on the way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Submission> find(String project, String id) {
    Optional<Submission> found = submissions.findById(id).filter(s -> s.belongsTo(project));
    Instant now = clock.instant();
    if (found.isPresent() && found.get().isTooLate(now)) {
      found.get().reject(Submission.TIMEOUT, now);
      audit.save(new AuditEntry(found.get(), now, "submission rejected", Submission.TIMEOUT));
    }
    return found.filter(s -> !s.isFinished());
  }
}
