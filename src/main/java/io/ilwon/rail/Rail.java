package io.ilwon.rail;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.HolderName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A network that moves money. No method throws: whatever goes wrong on the way becomes an outcome.
 * Every method may be called by many threads at once and may take as long as the rail's own
 * time-outs allow.
 */
public interface Rail {

  /** The rail's name as settings, metrics and stored rows spell it; never changes. */
  String name();

  /**
   * A fresh key for one transfer, to be stored before it is sent and never used for anything else.
   * Random, since a clock or a counter repeats itself after a restore.
   */
  String newRailId();

  /**
   * When to ask about a transfer of unknown outcome, and from when on <i>no record</i> is final.
   */
  InquirySchedule schedule();

  /**
   * Sends the order once. Looks at {@code order.window()} right before the first byte; when it is
   * closed, not one byte leaves and the answer is {@code Refused(HELD_BACK, "deadline")}. Whatever
   * happens after the first byte and is not the bank's listed word is {@code Unknown}.
   */
  TransferOutcome send(TransferOrder order);

  /**
   * Asks what became of the order with this rail id. Moves nothing, may be repeated freely, needs
   * no descriptor and no open window. {@code Unknown.noRecord()} when the bank says that it has
   * none; any fault of the asking is {@code Unknown} too, never {@code Refused}.
   */
  TransferOutcome inquire(TransferOrder order);

  /** Whether the bank agrees that the account is this holder's; moves nothing. */
  HolderCheck holder(Account account, HolderName claimed);

  /**
   * What the rail told by itself at or after {@code since}: reversals and late bookings, oldest
   * first; empty where it has none or cannot say. The same notice may come again.
   */
  List<Notice> notices(Instant since);

  /**
   * Every deposit and reversal under a rail id of ours that the bank has booked on this day, in any
   * order. Empty where the rail has no such list, or cannot read it now; an empty list says that
   * the bank booked nothing.
   */
  default Optional<List<StatementLine>> statement(BankDay day) {
    return Optional.empty();
  }
}
