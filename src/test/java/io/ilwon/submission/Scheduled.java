package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import java.time.Instant;
import java.util.List;

/** A rail that wants to be asked at other times than the one behind it. */
public record Scheduled(Rail bank, InquirySchedule schedule) implements Rail {
  @Override
  public String name() {
    return bank.name();
  }

  @Override
  public String newRailId() {
    return bank.newRailId();
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    return bank.send(order);
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    return bank.inquire(order);
  }

  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    return bank.holder(account, claimed);
  }

  @Override
  public List<Notice> notices(Instant since) {
    return bank.notices(since);
  }
}
