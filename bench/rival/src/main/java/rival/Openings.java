package rival;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Step 1. */
@Component
class Openings {
  private final Submissions submissions;
  private final AuditEntries audit;
  private final Secrets secrets;
  private final Clock clock;

  Openings(Submissions submissions, AuditEntries audit, Secrets secrets, Clock clock) {
    this.submissions = submissions;
    this.audit = audit;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Opens a submission.
   *
   * @param applicant what Step 1 gave, as JSON
   */
  @Transactional
  public Answer open(String project, String applicant) {
    Instant now = clock.instant();
    Submission submission =
        submissions.save(new Submission(secrets.newId(), project, applicant, now));
    audit.save(new AuditEntry(submission, now, "submission opened", null));
    return Answer.opened(submission);
  }
}
