package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.HolderCheck;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.util.Optional;

/** Something that happens to a submission. */
public sealed interface Event {
  /**
   * PreStep2 asks for one won. Whatever chance decides was drawn before.
   *
   * @param account blind index over bank and account number
   * @param bankKnown the directory has the bank and the rail serves it
   * @param heldBack a stop, breaker or calendar holds sends back
   * @param budget whether a won of the day's budget was set aside for it
   */
  record DepositAsked(
      TransferId transfer,
      String railId,
      Opaque account,
      Opaque codeMac,
      boolean bankKnown,
      boolean heldBack,
      Budget budget)
      implements Event {}

  /** How it stands with the won that a deposit would cost. */
  enum Budget {
    GRANTED,
    SPENT,
    /** Asked for a day that is over, or has not begun, by the database's clock. */
    OTHER_DAY
  }

  /** PreStep2 asks who holds the account; no money moves. */
  record HolderAsked(boolean bankKnown, boolean heldBack) implements Event {}

  /** The rail said who holds it. */
  record HolderAnswered(HolderCheck check) implements Event {}

  /** News of one of the submission's transfers; {@code callerWaits} when it answers a PreStep2. */
  record TransferNews(Transfer transfer, News news, boolean callerWaits) implements Event {}

  /** Two operators say what became of a transfer; {@code entry} names them and their reason. */
  record SettleAsked(Transfer transfer, boolean sent, AuditEntry entry) implements Event {}

  /** The caller who should have heard <i>success</i> was gone. */
  record AnswerLost(TransferId transfer) implements Event {}

  /**
   * Step 2: three digits were typed; {@code right} says how they compare with the newest code.
   *
   * @param keyShutFor when the key's guesses are not evaluated: what the caller is told to wait.
   *     Nothing was compared then
   */
  record CodeEntered(boolean right, Optional<Duration> keyShutFor) implements Event {
    public CodeEntered(boolean right) {
      this(right, Optional.empty());
    }

    static CodeEntered notCompared(Duration keyShutFor) {
      return new CodeEntered(false, Optional.of(keyShutFor));
    }
  }

  /** The person asks for more time to find the code. */
  record MoreTimeAsked() implements Event {}

  /** The due task looks at the clock. */
  record TimePassed() implements Event {}

  /** PATCH sets the result. */
  record Edited(boolean approved) implements Event {}

  /** DELETE. */
  record Deleted() implements Event {}
}
