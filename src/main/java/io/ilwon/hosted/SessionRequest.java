package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.SubmissionId;
import org.jspecify.annotations.Nullable;

/**
 * What a project asks a link for.
 *
 * @param returnUrl on the project's list, if any
 * @param idempotencyKey under which a repeat is told the same link
 */
record SessionRequest(
    About about,
    @Nullable String returnUrl,
    Language language,
    @Nullable BankCode lockedBank,
    @Nullable HolderName lockedHolder,
    @Nullable String idempotencyKey) {
  /** Whose account it is. */
  sealed interface About {
    /** A submission that was opened by Step 1. */
    record Existing(SubmissionId id) implements About {}

    /** One to be opened with the link. */
    record Fresh(Applicant applicant) implements About {}
  }

  @Override
  public String toString() {
    return "SessionRequest(…)";
  }
}
