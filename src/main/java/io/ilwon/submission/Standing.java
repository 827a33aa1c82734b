package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.HolderName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a submission stands, for whoever shows it to a person. Read without a lock.
 *
 * @param now the database's clock
 * @param failures attempts that certainly failed
 * @param won won sent or perhaps sent
 * @param latest its newest transfer, or null before the first
 */
public record Standing(
    SubmissionId id,
    Instant now,
    Stage stage,
    int failures,
    int wrongGuesses,
    int won,
    Instant endsAt,
    @Nullable Latest latest) {
  /**
   * The newest transfer.
   *
   * @param state its word in database and pages
   * @param outcomeAt when its outcome became certain; null while it is open
   * @param codeWrong wrong guesses at its code
   */
  public record Latest(
      Account account,
      HolderName holder,
      String state,
      Instant intentAt,
      @Nullable Instant outcomeAt,
      int codeWrong,
      int attempt) {}
}
