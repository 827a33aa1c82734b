package io.ilwon.submission;

import java.time.Instant;

/** The answer to whoever asks for more time to find the code. */
public sealed interface MoreTimeAnswer extends Answer
    permits DepositAnswer.NotUsable,
        DepositAnswer.NotRecorded,
        MoreTimeAnswer.Given,
        MoreTimeAnswer.NotNow {
  /** The code lives until then. */
  record Given(Instant expiresAt) implements MoreTimeAnswer {}

  /** No code lives, it has long to live yet, or it has had all the time there is. */
  record NotNow() implements MoreTimeAnswer {}
}
