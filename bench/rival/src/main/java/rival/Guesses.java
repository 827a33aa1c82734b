package rival;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Step 2: a guess is counted in the transaction that evaluates it, under the account's lock. */
@Component
class Guesses {
  private final OpenSubmissions open;
  private final Accounts accounts;
  private final WrongGuesses wrongGuesses;
  private final AuditEntries audit;
  private final Secrets secrets;
  private final Clock clock;

  Guesses(
      OpenSubmissions open,
      Accounts accounts,
      WrongGuesses wrongGuesses,
      AuditEntries audit,
      Secrets secrets,
      Clock clock) {
    this.open = open;
    this.accounts = accounts;
    this.wrongGuesses = wrongGuesses;
    this.audit = audit;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Evaluates a typed code.
   *
   * @param person what Step 2 gave, as JSON
   */
  @Transactional
  public Answer guess(String project, String submissionId, String person, String typed) {
    Optional<Submission> found = open.find(project, submissionId);
    if (found.isEmpty()) {
      return Answer.invalidSubmission();
    }
    Submission submission = found.get();
    Optional<Transfer> latest =
        submission.latest().filter(t -> t.state() != Transfer.State.REFUSED);
    if (latest.isEmpty()) {
      return Answer.noCodeRequested();
    }
    Transfer transfer = latest.get();
    Account account = accounts.findById(transfer.accountId()).orElseThrow();
    Instant now = clock.instant();
    Duration locked = lockedFor(account, now);
    if (locked.isPositive()) {
      long seconds = locked.plusNanos(999_999_999).toSeconds();
      return Answer.locked(submission.wrongGuesses(), seconds);
    }
    if (!transfer.isCodeAlive(now)) {
      return Answer.codeExpired(submission.wrongGuesses());
    }
    return secrets.isCode(transfer.codeMac(), transfer.railId(), typed)
        ? right(submission, transfer, account, person, now)
        : wrong(submission, account, person, now);
  }

  private Answer right(
      Submission submission, Transfer transfer, Account account, String person, Instant now) {
    if (transfer.isOpen()) {
      transfer.sent(true, now);
      audit.save(new AuditEntry(submission, now, "transfer sent", "proven by its code"));
    }
    account.rightAt(now);
    submission.approve(person, now);
    audit.save(new AuditEntry(submission, now, "submission approved", transfer.railId()));
    return Answer.approved(submission.wrongGuesses());
  }

  private Answer wrong(Submission submission, Account account, String person, Instant now) {
    wrongGuesses.save(new WrongGuess(account.id(), submission.id(), now));
    submission.guessedWrong(person, now);
    String event = submission.isRejected() ? "submission rejected" : "guess wrong";
    audit.save(new AuditEntry(submission, now, event, null));
    return Answer.codeWrong(submission);
  }

  private Duration lockedFor(Account account, Instant now) {
    List<Instant> month = wrongGuesses.instants(account.id(), now.minus(Limits.MONTH));
    Instant since = now.minus(Limits.DAY);
    Instant right = account.lastRightAt();
    Instant from = right != null && right.isAfter(since) ? right : since;
    List<Instant> day = month.stream().filter(at -> at.isAfter(from)).toList();
    Duration byMonth = wait(month, Limits.WRONG_A_MONTH, Limits.MONTH, now);
    Duration byDay = wait(day, Limits.WRONG_A_DAY, Limits.DAY, now);
    return byMonth.compareTo(byDay) > 0 ? byMonth : byDay;
  }

  /** Until fewer than {@code most} lie in the window; zero if so already. */
  private static Duration wait(List<Instant> wrong, int most, Duration window, Instant now) {
    return wrong.size() < most
        ? Duration.ZERO
        : Duration.between(now, wrong.get(wrong.size() - most).plus(window));
  }
}
