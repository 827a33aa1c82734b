package rival;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Our order to move one won, and its life. Guarded by its submission's lock. */
@Entity
class Transfer {
  enum State {
    SENDING,
    SENT,
    REFUSED,
    UNKNOWN
  }

  /** Longer than any call to the bank lasts: whoever was sending is gone. */
  private static final Duration SENDER_IS_GONE = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(updatable = false)
  private Submission submission;

  /** No association: what is found through one was read before its lock. */
  @Column(updatable = false)
  private String accountId;

  @Column(updatable = false)
  private String bankCode;

  @Convert(converter = SealedText.class)
  @Column(updatable = false)
  private String accountNumber;

  @Convert(converter = SealedText.class)
  @Column(updatable = false)
  private String holder;

  @Column(updatable = false)
  private String railId;

  @Column(updatable = false)
  private byte[] codeMac;

  @Enumerated(EnumType.STRING)
  private State state;

  /** A caller was answered success for it. */
  private boolean heard;

  @Enumerated(EnumType.STRING)
  private Refusal refusal;

  private String bankWord;

  @Column(updatable = false)
  private Instant intentAt;

  private Instant outcomeAt;
  private Instant nextInquiryAt;
  private int inquiries;

  protected Transfer() {}

  Transfer(
      Submission submission,
      String accountId,
      Destination to,
      String railId,
      byte[] codeMac,
      Instant now) {
    this.submission = submission;
    this.accountId = accountId;
    this.bankCode = to.bankCode();
    this.accountNumber = to.accountNumber();
    this.holder = to.holder();
    this.railId = railId;
    this.codeMac = codeMac;
    this.state = State.SENDING;
    this.intentAt = now;
    this.nextInquiryAt = now.plus(SENDER_IS_GONE);
  }

  UUID id() {
    return id;
  }

  String accountId() {
    return accountId;
  }

  String railId() {
    return railId;
  }

  byte[] codeMac() {
    return codeMac;
  }

  State state() {
    return state;
  }

  Refusal refusal() {
    return refusal;
  }

  Instant intentAt() {
    return intentAt;
  }

  boolean isOpen() {
    return state == State.SENDING || state == State.UNKNOWN;
  }

  boolean isTo(Destination to) {
    return bankCode.equals(to.bankCode()) && accountNumber.equals(to.accountNumber());
  }

  /** It became sent, and nobody was told. */
  boolean isUnheard() {
    return state == State.SENT && !heard;
  }

  boolean isInResendGap(Instant now) {
    return state == State.SENT && now.isBefore(outcomeAt.plus(Limits.RESEND_GAP));
  }

  /** Until the outcome is known, the code counts as if it had been sent. */
  boolean isCodeAlive(Instant now) {
    Instant byIntent = intentAt.plus(Limits.CODE_AFTER_INTENT);
    return now.isBefore(byIntent) && (isOpen() || now.isBefore(outcomeAt.plus(Limits.CODE_LIFE)));
  }

  /** Whether somebody has to ask the bank now. */
  boolean isDue(Instant now) {
    return isOpen() && !now.isBefore(nextInquiryAt);
  }

  void heard() {
    heard = true;
  }

  void sent(boolean heardNow, Instant now) {
    state = State.SENT;
    heard = heardNow;
    outcomeAt = now;
  }

  void refused(Outcome.Refused outcome, Instant now) {
    state = State.REFUSED;
    refusal = outcome.why();
    bankWord = outcome.word();
    outcomeAt = now;
  }

  /** Asked about after 1, 2, 4, 8 minutes, then every ten. */
  void unknown(String lastSeen, Instant now) {
    state = State.UNKNOWN;
    bankWord = lastSeen;
    Duration pause = Duration.ofMinutes(1L << Math.min(inquiries, 4));
    nextInquiryAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  /** Somebody asks: nobody else does before the next time. */
  void inquiryBegins(Instant now) {
    inquiries++;
    unknown(bankWord, now);
  }
}
