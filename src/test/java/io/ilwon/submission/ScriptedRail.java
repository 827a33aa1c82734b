package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.StatementLine;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A rail around another, that does as it is told and remembers what it was handed. */
public final class ScriptedRail implements Rail {
  private final Rail bank;

  /** Orders handed in to be sent, in order. */
  public final Queue<TransferOrder> sent = new ConcurrentLinkedQueue<>();

  /** What a send does; the second argument is the bank behind. */
  public volatile BiFunction<TransferOrder, Rail, TransferOutcome> onSend =
      (order, behind) -> behind.send(order);

  /** What an inquiry does. */
  public volatile BiFunction<TransferOrder, Rail, TransferOutcome> onInquire =
      (order, behind) -> behind.inquire(order);

  /** What a holder check does. */
  public volatile BiFunction<Account, HolderName, HolderCheck> onHolder;

  /** What the rail tells by itself. */
  public volatile BiFunction<Instant, Rail, List<Notice>> onNotices =
      (since, behind) -> behind.notices(since);

  /** The next transfer's rail id, once; null to let the bank's rail make it. */
  public volatile @Nullable String nextRailId;

  public ScriptedRail(Rail bank) {
    this.bank = bank;
    this.onHolder = bank::holder;
  }

  @Override
  public String name() {
    return bank.name();
  }

  @Override
  public String newRailId() {
    String next = nextRailId;
    nextRailId = null;
    return next == null ? bank.newRailId() : next;
  }

  @Override
  public InquirySchedule schedule() {
    return bank.schedule();
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    sent.add(order);
    return onSend.apply(order, bank);
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    return onInquire.apply(order, bank);
  }

  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    return onHolder.apply(account, claimed);
  }

  @Override
  public List<Notice> notices(Instant since) {
    return onNotices.apply(since, bank);
  }

  @Override
  public Optional<List<StatementLine>> statement(BankDay day) {
    return bank.statement(day);
  }
}
