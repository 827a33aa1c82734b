package io.ilwon.submission;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A submission in a list.
 *
 * @param genuine false when another hand has changed its row: what it says nobody knows
 * @param stage the word of its stage; rejected, of the reason
 * @param userid the client's own name of the person
 * @param link whether a link to the page was made for it and is still known
 * @param latest its newest transfer, or null before the first
 */
public record RegisterRow(
    SubmissionId id,
    String project,
    boolean genuine,
    Instant createdAt,
    @Nullable Instant finishedAt,
    String stage,
    int requests,
    int wrongGuesses,
    @Nullable String userid,
    boolean link,
    @Nullable Latest latest) {
  /** A list is no place for it. */
  @Override
  public String toString() {
    return "RegisterRow[" + id + "]";
  }

  /**
   * The newest transfer.
   *
   * @param number null when it was erased or does not open
   * @param state its word, or that of a row another hand has changed
   */
  public record Latest(
      String bank,
      @Nullable AccountNumber number,
      @Nullable HolderName holder,
      String state,
      @Nullable String refusal) {
    @Override
    public String toString() {
      return "Latest";
    }
  }
}
