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

/** A node's line to the bank, for inquiries and notices; {@link SimulatedDeposit} sends. */
record SimulatedRail(SimulatedNode node) implements Rail {
  static final String NAME = "simulated";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String newRailId() {
    return "R" + node.world.chance.hex();
  }

  @Override
  public InquirySchedule schedule() {
    return node.world.schedule;
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    throw new UnsupportedOperationException("an inquirer sends nothing");
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    SimulatedWorld world = node.world;
    world.checker.inquires(order, node);
    TransferOutcome outcome =
        world.chance.in(world.weather.lostAnswer())
            ? new TransferOutcome.Unknown("no answer")
            : world.bank.inquire(order.railId());
    world.note(() -> node + " asks about " + order.railId() + ": " + outcome);
    return outcome;
  }

  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    return node.world.chance.one(
        List.of(
            HolderCheck.MATCH, HolderCheck.MATCH, HolderCheck.NO_MATCH, HolderCheck.NOT_POSSIBLE));
  }

  @Override
  public List<Notice> notices(Instant since) {
    return node.world.bank.notices(since);
  }
}
