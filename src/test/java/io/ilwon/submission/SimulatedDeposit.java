package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.group.Reply;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.SteppedWindow;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.News;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A PreStep2 from the call to the stored outcome: what {@link Deposits} and {@link Errand} do on
 * threads, in steps between which everything else may happen.
 */
final class SimulatedDeposit {
  private static final long BANK_ANSWERS_WITHIN = 10 * Agenda.SECOND;
  private static final long STORING = 400 * Agenda.MILLI;

  private enum Caller {
    WAITS,
    HEARS,
    HEARD,
    GONE
  }

  private final SimulatedNode node;
  private final SimulatedWorld world;
  private final Call call;
  private final SimulatedWorld.Purse account;
  private final String digits;
  private final TransferId transfer;
  private Caller caller = Caller.WAITS;
  private final long until;
  private boolean told;

  SimulatedDeposit(Call call, SimulatedWorld.Purse account) {
    this.node = call.node;
    this.world = node.world;
    this.call = call;
    this.account = account;
    this.transfer = new TransferId(world.chance.uuid());
    this.digits = world.chance.digits();
    this.until = world.agenda.now() + SimulatedNode.PATIENCE;
  }

  void begin() {
    BankDay today = BankDay.of(world.agenda.instant());
    BankDay asked = world.chance.in(0.005) ? today.previous() : today;
    Command.Deposit command = command(asked);
    world.checker.drawn(transfer, digits);
    node.ask(command, reply -> decided(command, reply));
  }

  private Command.Deposit command(BankDay budgetDay) {
    return new Command.Deposit(
        call.submission,
        SimulatedWorld.PROJECT,
        world.terms,
        transfer,
        "R" + world.chance.hex(),
        account.index(),
        Opaque.of(world.mac.of(transfer.toString(), digits)),
        !world.chance.in(0.01),
        world.chance.in(0.005),
        budgetDay,
        !world.chance.in(0.005),
        account.bank(),
        account.number(),
        Desk.HOLDER);
  }

  private void decided(Command.Deposit command, Reply<Told> reply) {
    switch (reply) {
      case Reply.Stored<Told> s -> {
        if (s.answer().answer() instanceof Answer.Send) {
          send(command, s.answer());
        } else if (s.answer().answer() instanceof DepositAnswer answer) {
          call.answer(answer);
        } else {
          world.checker.nothingDone(transfer);
          new SimulatedDeposit(call, account).begin();
        }
      }
      case Reply.Busy<Told> b -> nothingDone(Reason.BUSY);
      case Reply.Unavailable<Told> u -> nothingDone(Reason.UNAVAILABLE);
      case Reply.Undecided<Told> u -> call.answer(processing());
    }
  }

  private void nothingDone(Reason why) {
    world.checker.nothingDone(transfer);
    call.answer(why.notRecorded());
  }

  private static DepositAnswer processing() {
    return new DepositAnswer.Retry(RetryReason.PROCESSING, 0);
  }

  /** From the stored intent to the first byte; the process may stop in between. */
  private void send(Command.Deposit command, Told told) {
    node.in(until - world.agenda.now(), this::patienceIsOver);
    Duration deadline = SimulatedWorld.SEND_DEADLINE;
    InstantSource wall = node.clocks::wall;
    SendWindow window =
        SteppedWindow.until(
            told.beforeNanos() + deadline.toNanos(),
            told.beforeWall().plus(deadline),
            node.clocks::monotonicNanos,
            wall);
    long pause =
        world.chance.in(world.weather.slow())
            ? world.chance.between(0, 4 * Agenda.SECOND)
            : world.chance.mostlyNear(100, 20 * Agenda.MILLI);
    node.in(pause, () -> firstByte(command, told, window));
  }

  private void firstByte(Command.Deposit command, Told told, SendWindow window) {
    node.mayDie();
    if (!window.open() && world.planted != Planted.THE_WINDOW_IS_IGNORED) {
      world.counts.add(Counts.What.HELD_BACK_LATE);
      outcome(command, new TransferOutcome.Refused(Refusal.HELD_BACK, "deadline"));
      return;
    }
    if (world.chance.in(world.weather.lostAnswer() / 4)) {
      outcome(command, new TransferOutcome.Refused(Refusal.NOT_REQUESTED, "no connection"));
      return;
    }
    var slip =
        new SimulatedBank.Slip(
            command.railId(),
            transfer,
            call.submission.text(),
            account.index(),
            account.number(),
            digits,
            told.now().plus(SimulatedWorld.SEND_DEADLINE));
    world.note(() -> node + " sends " + slip);
    world.checker.leaves(slip, node);
    node.in(BANK_ANSWERS_WITHIN, () -> outcome(command, new TransferOutcome.Unknown("no answer")));
    if (!world.chance.in(world.weather.lostAnswer())) {
      world.agenda.in(delay(), () -> atTheBank(command, slip));
    }
    node.mayDie();
  }

  /** A request's way: mostly milliseconds; a lost packet or a full queue make it longer. */
  private long delay() {
    return world.chance.in(world.weather.slow())
        ? world.chance.between(Agenda.SECOND, world.slowestWay)
        : world.chance.mostlyNear(5 * Agenda.MILLI, 2 * Agenda.SECOND);
  }

  private void atTheBank(Command.Deposit command, SimulatedBank.Slip slip) {
    TransferOutcome word = world.bank.receive(slip);
    if (!world.chance.in(world.weather.lostAnswer())) {
      TransferOutcome heard =
          world.chance.in(world.weather.lostAnswer() / 2)
              ? new TransferOutcome.Unknown("garbled")
              : word;
      node.in(
          world.chance.mostlyNear(20 * Agenda.MILLI, 13 * Agenda.SECOND),
          () -> outcome(command, heard));
    }
  }

  /** The first outcome counts; what the bank says to a closed connection nobody hears. */
  private void outcome(Command.Deposit command, TransferOutcome outcome) {
    if (told) {
      return;
    }
    told = true;
    node.mayDie();
    if (outcome instanceof TransferOutcome.Unknown && world.planted == Planted.SENDS_AGAIN) {
      world.bank.receive(
          new SimulatedBank.Slip(
              "R" + world.chance.hex(),
              transfer,
              call.submission.text(),
              account.index(),
              account.number(),
              digits,
              world.agenda.instant()));
    }
    boolean waits = caller == Caller.WAITS;
    if (waits) {
      caller = Caller.HEARS;
    }
    Command.Tell tell =
        new Command.Tell(
            command.id(),
            command.terms(),
            transfer,
            account.index(),
            new News.SendAnswered(outcome),
            waits);
    node.untilStored(tell, stored -> stored(stored, waits));
  }

  private void stored(Told stored, boolean waits) {
    DepositAnswer answer = stored.answer() instanceof DepositAnswer a ? a : processing();
    world.checker.outcome(transfer, answer);
    if (caller == Caller.HEARS) {
      caller = Caller.HEARD;
      call.answer(answer);
    } else if (waits) {
      node.untilStored(new Command.LoseAnswer(call.submission, transfer), t -> {});
    }
  }

  private void patienceIsOver() {
    if (caller == Caller.WAITS) {
      caller = Caller.GONE;
      call.answer(processing());
    } else if (caller == Caller.HEARS) {
      node.in(STORING, this::storingTookTooLong);
    }
  }

  private void storingTookTooLong() {
    if (caller == Caller.HEARS) {
      caller = Caller.GONE;
      call.answer(processing());
    }
  }
}
