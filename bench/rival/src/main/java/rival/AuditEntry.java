package rival;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One state change, written in the transaction that makes it; entries are only ever added. */
@Entity
class AuditEntry {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String submissionId;
  private Instant at;
  private String event;
  private String detail;

  protected AuditEntry() {}

  AuditEntry(Submission submission, Instant at, String event, String detail) {
    this.submissionId = submission.id();
    this.at = at;
    this.event = event;
    this.detail = detail;
  }
}
