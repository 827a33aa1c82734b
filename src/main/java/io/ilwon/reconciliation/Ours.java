package io.ilwon.reconciliation;

import io.ilwon.bank.BankCode;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.Transfer;
import org.jspecify.annotations.Nullable;

/** What our ledger holds under a rail id. */
sealed interface Ours {
  /**
   * A transfer.
   *
   * @param dataKey the submission's, wrapped, or null when erased
   * @param number the sealed account number, or null when erased
   */
  record Ordered(
      Transfer transfer,
      String submission,
      String project,
      BankCode bank,
      @Nullable Opaque dataKey,
      @Nullable Opaque number)
      implements Ours {
    Outcomes.Address address() {
      return new Outcomes.Address(transfer.id(), submission, project, transfer.account());
    }
  }

  /** A booking that an earlier reconciliation found. */
  record Adopted(boolean reversed) implements Ours {}

  /** Nothing. */
  record Forgotten() implements Ours {}
}
