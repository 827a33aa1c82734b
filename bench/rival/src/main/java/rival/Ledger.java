package rival;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions around a transfer. Each locks the submission first, then the account if it needs
 * to; the bank is called in none.
 */
@Component
class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final String BRAND = "일원";

  /** What a call to begin came to. */
  sealed interface Beginning {}

  /** Nothing is sent. */
  record Answered(Answer answer) implements Beginning {}

  /** The intent is stored, and is to be sent once. */
  record Begun(UUID transferId, Bank.Order order, int failures) implements Beginning {}

  /** A transfer to ask the bank about. */
  record Inquiry(UUID transferId, String railId, Instant intentAt) {}

  private final OpenSubmissions open;
  private final Submissions submissions;
  private final Transfers transfers;
  private final Accounts accounts;
  private final AuditEntries audit;
  private final BankDirectory banks;
  private final Secrets secrets;
  private final Settings settings;
  private final Clock clock;

  Ledger(
      OpenSubmissions open,
      Submissions submissions,
      Transfers transfers,
      Accounts accounts,
      AuditEntries audit,
      BankDirectory banks,
      Secrets secrets,
      Settings settings,
      Clock clock) {
    this.open = open;
    this.submissions = submissions;
    this.transfers = transfers;
    this.accounts = accounts;
    this.audit = audit;
    this.banks = banks;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /** The contract's checks in its order; the first that applies answers. */
  @Transactional
  public Beginning begin(String project, String submissionId, Destination to) {
    Optional<Submission> found = open.find(project, submissionId);
    if (found.isEmpty()) {
      return new Answered(Answer.invalidSubmission());
    }
    Submission submission = found.get();
    Instant now = clock.instant();
    Optional<Answer> earlier = submission.latest().flatMap(t -> answer(submission, t, to, now));
    if (earlier.isPresent()) {
      return new Answered(earlier.get());
    }
    if (!banks.has(to.bankCode())) {
      fail(submission, "unknown bank", now);
      return new Answered(Answer.unknownBank(submission));
    }
    return submission.won() >= Limits.WON_PER_SUBMISSION
        ? new Answered(Answer.limitReached())
        : begin(submission, to);
  }

  /** The checks of a call that asks for the holder's name alone, which this server cannot. */
  @Transactional
  public Answer checkHolder(String project, String submissionId, Destination to) {
    Optional<Submission> found = open.find(project, submissionId);
    if (found.isEmpty()) {
      return Answer.invalidSubmission();
    }
    Submission submission = found.get();
    if (submission.latest().filter(Transfer::isOpen).isPresent()) {
      return Answer.processing(submission.failures());
    }
    if (!banks.has(to.bankCode())) {
      fail(submission, "unknown bank", clock.instant());
      return Answer.unknownBank(submission);
    }
    return Answer.notPossible(submission);
  }

  /** What an earlier transfer of the submission makes of another call. */
  private Optional<Answer> answer(
      Submission submission, Transfer latest, Destination to, Instant now) {
    if (latest.isOpen()) {
      return Optional.of(Answer.processing(submission.failures()));
    }
    boolean unheard = latest.isUnheard() && latest.isTo(to) && latest.isCodeAlive(now);
    if (!unheard && !latest.isInResendGap(now)) {
      return Optional.empty();
    }
    if (!latest.isTo(to)) {
      return Optional.of(Answer.processing(submission.failures()));
    }
    latest.heard();
    return Optional.of(Answer.success());
  }

  private Beginning begin(Submission submission, Destination to) {
    String accountId = secrets.accountId(to.bankCode(), to.accountNumber());
    accounts.makeIfMissing(accountId);
    Account account = accounts.findById(accountId).orElseThrow();
    Instant now = clock.instant();
    if (!account.takePlace(LocalDate.ofInstant(now, SEOUL), () -> transfers.countOpen(accountId))) {
      return new Answered(Answer.limitReached());
    }
    String railId = settings.bank().institution() + "U" + secrets.newLetters(9);
    String code = secrets.newCode();
    byte[] codeMac = secrets.codeMac(railId, code);
    Transfer transfer =
        transfers.save(new Transfer(submission, accountId, to, railId, codeMac, now));
    submission.begin(transfer, now);
    audit.save(new AuditEntry(submission, now, "transfer begun", railId));
    Bank.Order order =
        new Bank.Order(railId, to.bankCode(), to.accountNumber(), to.holder(), code + BRAND, now);
    return new Begun(transfer.id(), order, submission.failures());
  }

  /** Stores what the bank said; what is settled already stays so. */
  @Transactional
  public Answer settle(String submissionId, UUID transferId, Outcome outcome, boolean callerWaits) {
    Submission submission = submissions.findById(submissionId).orElseThrow();
    Transfer transfer = transfers.findById(transferId).orElseThrow();
    Instant now = clock.instant();
    if (!transfer.isOpen()) {
      return settledBefore(submission, transfer, outcome);
    }
    return switch (outcome) {
      case Outcome.Sent _ -> {
        transfer.sent(callerWaits && !submission.isRejected(), now);
        audit.save(new AuditEntry(submission, now, "transfer sent", transfer.railId()));
        yield submission.isRejected() ? Answer.invalidSubmission() : Answer.success();
      }
      case Outcome.Refused refused -> refused(submission, transfer, refused, now);
      case Outcome.Unknown(String lastSeen) -> {
        if (transfer.state() == Transfer.State.SENDING) {
          audit.save(new AuditEntry(submission, now, "transfer unknown", transfer.railId()));
        }
        transfer.unknown(lastSeen, now);
        yield Answer.processing(submission.failures());
      }
      case Outcome.NoRecord _ -> {
        if (now.isBefore(transfer.intentAt().plus(Limits.SETTLE_HORIZON))) {
          yield Answer.processing(submission.failures());
        }
        var refused = new Outcome.Refused(Refusal.UNCLASSIFIED, "no record");
        yield refused(submission, transfer, refused, now);
      }
    };
  }

  private Answer settledBefore(Submission submission, Transfer transfer, Outcome outcome) {
    boolean contradicts =
        transfer.state() == Transfer.State.SENT
            ? outcome instanceof Outcome.Refused
            : outcome instanceof Outcome.Sent;
    if (contradicts) {
      LOG.error("{} is {}, but the bank says otherwise", transfer.railId(), transfer.state());
    }
    if (submission.isRejected()) {
      return Answer.invalidSubmission();
    }
    return transfer.state() == Transfer.State.SENT
        ? Answer.success()
        : Answer.processing(submission.failures());
  }

  private Answer refused(
      Submission submission, Transfer transfer, Outcome.Refused refused, Instant now) {
    transfer.refused(refused, now);
    submission.wonBack();
    accounts.findById(transfer.accountId()).orElseThrow().givePlaceBack();
    audit.save(new AuditEntry(submission, now, "transfer refused", refused.word()));
    if (submission.isFinished()) {
      return Answer.invalidSubmission();
    }
    if (!refused.why().counts()) {
      return Answer.notRequested(refused.word());
    }
    fail(submission, refused.why().name(), now);
    return Answer.failed(submission, refused.why().code, refused.why().message);
  }

  private void fail(Submission submission, String why, Instant now) {
    submission.fail(now);
    audit.save(new AuditEntry(submission, now, "attempt failed", why));
  }

  /** The transfer, if it is still due; until the next time it is nobody else's. */
  @Transactional
  public Optional<Inquiry> beginInquiry(Transfers.Due due) {
    Submission submission = submissions.findById(due.submissionId()).orElseThrow();
    Transfer transfer = transfers.findById(due.transferId()).orElseThrow();
    Instant now = clock.instant();
    if (!transfer.isDue(now)) {
      return Optional.empty();
    }
    if (transfer.state() == Transfer.State.SENDING) {
      audit.save(new AuditEntry(submission, now, "transfer unknown", transfer.railId()));
    }
    transfer.inquiryBegins(now);
    return Optional.of(new Inquiry(transfer.id(), transfer.railId(), transfer.intentAt()));
  }
}
