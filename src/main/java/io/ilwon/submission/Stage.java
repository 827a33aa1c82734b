package io.ilwon.submission;

import io.ilwon.transfer.TransferId;
import java.time.Instant;

/** Where a submission stands; docs/state-machine.md shows every way from one stage to another. */
public sealed interface Stage {
  /** Nothing on its way and no code to ask for. */
  record AwaitingDeposit() implements Stage {}

  /** A won is on its way, or nobody knows yet. */
  record Depositing(TransferId transfer) implements Stage {}

  /** The won has arrived; its code counts until {@code expiresAt}. */
  record AwaitingCode(TransferId transfer, Instant expiresAt) implements Stage {}

  /** The person has proven the account. */
  record Approved(Instant at) implements Stage {}

  /** Ended without proof. */
  record Rejected(Rejection why, Instant at) implements Stage {}

  /** True once nothing can change the result any more. */
  default boolean finished() {
    return switch (this) {
      case AwaitingDeposit a -> false;
      case Depositing d -> false;
      case AwaitingCode c -> false;
      case Approved a -> true;
      case Rejected r -> true;
    };
  }

  /** The word of database, pages and webhooks. */
  default String word() {
    return switch (this) {
      case AwaitingDeposit a -> "awaiting_deposit";
      case Depositing d -> "depositing";
      case AwaitingCode c -> "awaiting_code";
      case Approved a -> "approved";
      case Rejected r -> "rejected";
    };
  }
}
