package io.ilwon.submission;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One won's way, field by field as it is stored; the code's MAC is left out.
 *
 * @param genuine false when another hand has changed its row
 * @param number null when it was erased or does not open
 * @param asked answers to inquiries heard so far
 */
public record DossierTransfer(
    TransferId id,
    int attempt,
    boolean genuine,
    String bank,
    @Nullable AccountNumber number,
    @Nullable HolderName holder,
    String state,
    String rail,
    String railId,
    String bankDay,
    Instant intentAt,
    Instant deadlineAt,
    @Nullable Instant outcomeAt,
    @Nullable String proof,
    @Nullable String refusal,
    @Nullable String railCode,
    @Nullable String railReference,
    @Nullable String lastSeen,
    int codeWrong,
    boolean heard,
    int asked,
    @Nullable Instant nextAsk,
    @Nullable Instant queuedAt,
    @Nullable String queueReason) {
  @Override
  public String toString() {
    return "DossierTransfer[" + id + "]";
  }
}
