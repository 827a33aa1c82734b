package io.ilwon.process;

import io.ilwon.bank.Account;
import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import java.time.Instant;
import java.util.List;

/** A rail that does what the one behind it does, but for what a subclass changes. */
class RailAround implements Rail {
  final Rail behind;

  RailAround(Rail behind) {
    this.behind = behind;
  }

  @Override
  public String name() {
    return behind.name();
  }

  @Override
  public String newRailId() {
    return behind.newRailId();
  }

  @Override
  public InquirySchedule schedule() {
    return behind.schedule();
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    return behind.send(order);
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    return behind.inquire(order);
  }

  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    return behind.holder(account, claimed);
  }

  @Override
  public List<Notice> notices(Instant since) {
    return behind.notices(since);
  }

  /** The order with a window that is open for half a minute, whoever asks. */
  static TransferOrder open(TransferOrder order, String railId, Account account) {
    return new TransferOrder(
        railId,
        account,
        order.holder(),
        order.descriptor(),
        order.amount(),
        order.intentAt(),
        SendWindow.until(System.nanoTime() + 30_000_000_000L, Instant.now().plusSeconds(30)));
  }
}
