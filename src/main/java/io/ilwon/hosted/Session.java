package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import io.ilwon.submission.SubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One link to the page, as stored.
 *
 * @param lockedBank the one bank whose accounts may be checked
 * @param lockedHolder the one name whose accounts may be checked
 * @param turn moves accepted so far; a form of another turn does nothing
 * @param actingSince when the move under way was accepted; null once it is known what came of it
 * @param ended revoked by the project
 */
record Session(
    SessionId id,
    String project,
    SubmissionId submission,
    Language language,
    @Nullable String returnUrl,
    @Nullable BankCode lockedBank,
    @Nullable HolderName lockedHolder,
    Draft draft,
    int turn,
    @Nullable Instant actingSince,
    Instant createdAt,
    Instant expiresAt,
    boolean ended) {
  /** Whether the link leads nowhere any more. */
  boolean over(Instant now) {
    return ended || !now.isBefore(expiresAt);
  }
}
