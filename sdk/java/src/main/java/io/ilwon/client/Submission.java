package io.ilwon.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A submission as GET tells it. {@code toString} shows its id and result alone.
 *
 * @param result {@code incomplete}, {@code approved} or {@code rejected}
 * @param commentCodes why it was rejected: {@code too_many_retry}, {@code timeout}, {@code edited}
 * @param guesses each typed code, {@code wrong} or {@code right}
 * @param account empty before the first PreStep2
 */
public record Submission(
    String id,
    Optional<String> email,
    Optional<String> userid,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> resultAt,
    String result,
    List<String> commentCodes,
    List<Attempt> guesses,
    Optional<Account> account) {
  /** One guess or one transfer. */
  public record Attempt(Instant at, String outcome) {}

  /**
   * The newest account, masked.
   *
   * @param number its last four digits
   * @param state of the newest transfer
   */
  public record Account(
      String bankCode,
      Optional<String> bankName,
      Optional<String> bankNameEn,
      String number,
      String holder,
      String state,
      List<Attempt> attempts,
      Optional<Instant> verifiedAt) {
    @Override
    public String toString() {
      return "Account[" + bankCode + " " + state + "]";
    }
  }

  /** Whether the person has proven the account. */
  public boolean approved() {
    return result.equals("approved");
  }

  @Override
  public String toString() {
    return "Submission[" + id + " " + result + "]";
  }
}
