package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.HolderName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One submission as GET tells it. */
public record Found(
    SubmissionId id,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resultAt,
    @Nullable Applicant applicant,
    @Nullable Person person,
    KycResult result,
    @Nullable Rejection rejection,
    List<Attempt> guesses,
    @Nullable FoundAccount account) {
  public Found {
    guesses = List.copyOf(guesses);
  }

  /** A transfer or a guess; the outcome in the words of database and pages. */
  public record Attempt(Instant at, String outcome) {}

  /** The newest account; its numbers in the order of the transfers. */
  public record FoundAccount(
      Account account,
      HolderName holder,
      String state,
      List<Attempt> attempts,
      @Nullable Instant verifiedAt) {
    public FoundAccount {
      attempts = List.copyOf(attempts);
    }
  }
}
