package io.ilwon.hosted;

import io.ilwon.submission.SubmissionId;
import java.time.Instant;
import java.util.Locale;

/** A link as the project that made it sees it. */
record SessionShown(SessionId id, Status status, SubmissionId submission, Instant expiresAt) {
  /** The first that applies, in the order ended, done, expired. */
  enum Status {
    OPEN,
    /** Its submission has its result. */
    DONE,
    /** Revoked by the project. */
    ENDED,
    EXPIRED;

    /** As on the wire. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
