package io.ilwon.submission;

import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's proof of one account, as the rules see it.
 *
 * @param failures attempts that certainly failed: PreStep2's <i>retryCount</i>
 * @param wrongGuesses Step 2's <i>retryCount</i>
 * @param won won sent or perhaps sent
 * @param attempts transfers begun
 * @param endsAt when it is rejected for want of progress
 * @param latest its newest transfer, or null before the first
 */
public record Submission(
    SubmissionId id,
    Stage stage,
    int failures,
    int wrongGuesses,
    int won,
    int attempts,
    String issuingCountry,
    Instant createdAt,
    Instant endsAt,
    boolean deleted,
    @Nullable Transfer latest) {
  /** A submission as Step 1 makes it. */
  static Submission opened(SubmissionId id, String issuingCountry, Instant now) {
    Instant end = now.plus(Limits.TO_FIRST_DEPOSIT);
    return new Submission(
        id, new Stage.AwaitingDeposit(), 0, 0, 0, 0, issuingCountry, now, end, false, null);
  }

  @Nullable TransferId latestId() {
    return latest == null ? null : latest.id();
  }

  Submission at(Stage next) {
    return copy(next, endsAt, deleted, latest);
  }

  Submission until(Instant end) {
    return copy(stage, end, deleted, latest);
  }

  Submission gone() {
    return copy(stage, endsAt, true, latest);
  }

  Submission latest(Transfer transfer) {
    return copy(stage, endsAt, deleted, transfer);
  }

  /** The same with its newest transfer changed; an older one's change is not seen here. */
  Submission with(Transfer changed) {
    return latest != null && latest.id().equals(changed.id()) ? latest(changed) : this;
  }

  Submission begun(Transfer transfer) {
    return counted(failures, wrongGuesses, won + 1, attempts + 1)
        .latest(transfer)
        .at(new Stage.Depositing(transfer.id()));
  }

  Submission failed() {
    return counted(failures + 1, wrongGuesses, won, attempts);
  }

  Submission guessedWrong() {
    return counted(failures, wrongGuesses + 1, won, attempts);
  }

  Submission wonBack() {
    return counted(failures, wrongGuesses, Math.max(0, won - 1), attempts);
  }

  Submission wonAfterAll() {
    return counted(failures, wrongGuesses, won + 1, attempts);
  }

  boolean waitsFor(TransferId transfer) {
    return stage instanceof Stage.Depositing d && d.transfer().equals(transfer);
  }

  private Submission copy(
      Stage newStage, Instant newEnd, boolean nowDeleted, @Nullable Transfer newLatest) {
    return new Submission(
        id,
        newStage,
        failures,
        wrongGuesses,
        won,
        attempts,
        issuingCountry,
        createdAt,
        newEnd,
        nowDeleted,
        newLatest);
  }

  private Submission counted(int newFailures, int newWrong, int newWon, int newAttempts) {
    return new Submission(
        id,
        stage,
        newFailures,
        newWrong,
        newWon,
        newAttempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        latest);
  }
}
