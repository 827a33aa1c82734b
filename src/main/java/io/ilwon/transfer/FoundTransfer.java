package io.ilwon.transfer;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as an operator needs it to find the won in the bank's statement. The number masks
 * itself.
 *
 * @param address who hears of it
 * @param state the database's word, or {@link #FORGED}
 * @param number null once it was erased, or when its seal is broken
 * @param since when the intent was recorded
 * @param proof who made the outcome certain, in the database's word, or null while it is open
 * @param lastSeen of an unknown, the last thing learned
 */
public record FoundTransfer(
    Outcomes.Address address,
    String state,
    BankCode bank,
    @Nullable AccountNumber number,
    Instant since,
    BankDay bankDay,
    @Nullable Instant outcomeAt,
    @Nullable String proof,
    @Nullable String lastSeen,
    Asking asking,
    String rail,
    String railId) {
  /** What stands for the state of a row that another hand has changed: nothing is done with it. */
  public static final String FORGED = "forged";

  /** True while nobody knows. */
  public boolean isUnknown() {
    return state.equals("unknown");
  }
}
