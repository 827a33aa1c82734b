package rival;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
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

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private String submissionId;
  private Instant at;

  protected WrongGuess() {}

  WrongGuess(Account account, String submissionId, Instant at) {
    this.account = account;
    this.submissionId = submissionId;
    this.at = at;
  }
}
