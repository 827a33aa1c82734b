package rival;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** One person's proof of one account. Read under its lock whenever it may change. */
@Entity
class Submission {
  enum Status {
    INCOMPLETE,
    APPROVED,
    REJECTED
  }

  static final String TOO_MANY_RETRY = "too_many_retry";
  static final String TIMEOUT = "timeout";

  @Id private String id;
  @Version private Integer version;

  @Column(updatable = false)
  private String project;

  @Enumerated(EnumType.STRING)
  private Status status;

  private String comment;
  private int failures;
  private int wrongGuesses;

  /** Won sent or perhaps sent. */
  private int won;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "latest_transfer")
  private Transfer latest;

  @Convert(converter = SealedText.class)
  @Column(updatable = false)
  private String applicant;

  @Convert(converter = SealedText.class)
  private String person;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant updatedAt;
  private Instant endsAt;

  protected Submission() {}

  Submission(String id, String project, String applicant, Instant now) {
    this.id = id;
    this.project = project;
    this.status = Status.INCOMPLETE;
    this.applicant = applicant;
    this.createdAt = now;
    this.updatedAt = now;
    this.endsAt = now.plus(Limits.TO_FIRST_DEPOSIT);
  }

  String id() {
    return id;
  }

  int failures() {
    return failures;
  }

  int wrongGuesses() {
    return wrongGuesses;
  }

  int won() {
    return won;
  }

  Optional<Transfer> latest() {
    return Optional.ofNullable(latest);
  }

  boolean belongsTo(String asking) {
    return project.equals(asking);
  }

  boolean isFinished() {
    return status != Status.INCOMPLETE;
  }

  boolean isRejected() {
    return status == Status.REJECTED;
  }

  boolean isTooLate(Instant now) {
    return !isFinished() && !now.isBefore(endsAt);
  }

  void begin(Transfer transfer, Instant now) {
    latest = transfer;
    won++;
    depositAsked(now);
  }

  /** From the first PreStep2 on there is a day in all. */
  private void depositAsked(Instant now) {
    endsAt = createdAt.plus(Limits.IN_ALL);
    updatedAt = now;
  }

  void wonBack() {
    won--;
  }

  /** One more counted failure; the fifth ends the submission. */
  void fail(Instant now) {
    failures++;
    depositAsked(now);
    if (failures >= Limits.FAILURES) {
      reject(TOO_MANY_RETRY, now);
    }
  }

  /** One more wrong code; the third ends the submission. */
  void guessedWrong(String typedBy, Instant now) {
    wrongGuesses++;
    person = typedBy;
    if (wrongGuesses >= Limits.GUESSES) {
      reject(TOO_MANY_RETRY, now);
    }
    updatedAt = now;
  }

  void approve(String typedBy, Instant now) {
    status = Status.APPROVED;
    person = typedBy;
    updatedAt = now;
  }

  void reject(String why, Instant now) {
    status = Status.REJECTED;
    comment = why;
    updatedAt = now;
  }
}
