package rival;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A code that did not match, kept for the account's limits. */
@Entity
class WrongGuess {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String accountId;

  private String submissionId;
  private Instant at;

  protected WrongGuess() {}

  WrongGuess(String accountId, String submissionId, Instant at) {
    this.accountId = accountId;
    this.submissionId = submissionId;
    this.at = at;
  }
}
