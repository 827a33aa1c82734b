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

  Submission at(Stage next) {
    return new Submission(
        id,
        next,
        failures,
        wrongGuesses,
        won,
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        latest);
  }

  Submission failed() {
    return new Submission(
        id,
        stage,
        failures + 1,
        wrongGuesses,
        won,
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        latest);
  }

  Submission guessedWrong() {
    return new Submission(
        id,
        stage,
        failures,
        wrongGuesses + 1,
        won,
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        latest);
  }

  Submission until(Instant end) {
    return new Submission(
        id,
        stage,
        failures,
        wrongGuesses,
        won,
        attempts,
        issuingCountry,
        createdAt,
        end,
        deleted,
        latest);
  }

  Submission begun(Transfer transfer) {
    return new Submission(
        id,
        new Stage.Depositing(transfer.id()),
        failures,
        wrongGuesses,
        won + 1,
        attempts + 1,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        transfer);
  }

  Submission wonBack() {
    return new Submission(
        id,
        stage,
        failures,
        wrongGuesses,
        Math.max(0, won - 1),
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        latest);
  }

  Submission wonAfterAll() {
    return new Submission(
        id,
        stage,
        failures,
        wrongGuesses,
        won + 1,
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        latest);
  }

  Submission with(Transfer changed) {
    return latest == null || !latest.id().equals(changed.id())
        ? this
        : new Submission(
            id,
            stage,
            failures,
            wrongGuesses,
            won,
            attempts,
            issuingCountry,
            createdAt,
            endsAt,
            deleted,
            changed);
  }

  Submission latest(Transfer transfer) {
    return new Submission(
        id,
        stage,
        failures,
        wrongGuesses,
        won,
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        deleted,
        transfer);
  }

  Submission gone() {
    return new Submission(
        id,
        stage,
        failures,
        wrongGuesses,
        won,
        attempts,
        issuingCountry,
        createdAt,
        endsAt,
        true,
        latest);
  }

  boolean waitsFor(TransferId transfer) {
    return stage instanceof Stage.Depositing d && d.transfer().equals(transfer);
  }
}
