package io.ilwon.hosted;

import java.time.Instant;

/** What becomes of a request for a link. */
sealed interface Opening {
  /** The link; a repeat under the same idempotency key is told the same one. */
  record Opened(SessionId id, SessionToken token, Instant expiresAt) implements Opening {}

  /** Another request came under this idempotency key before. */
  record KeyReused() implements Opening {}

  /** The first request under this idempotency key is not answered yet. */
  record InProgress() implements Opening {}

  /** There is no such submission of the project's. */
  record NoSuchSubmission() implements Opening {}

  /** The submission has its result. */
  record Finished() implements Opening {}

  /** Nothing was recorded that anybody could use. */
  record NotRecorded() implements Opening {}
}
