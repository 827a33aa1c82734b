package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import io.ilwon.crypto.CodeMac;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Opaque;
import io.ilwon.group.Group;
import io.ilwon.group.Reply;
import io.ilwon.project.Project;
import io.ilwon.project.WonBudget;
import io.ilwon.rail.Rail;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import io.ilwon.transfer.Barrier;
import io.ilwon.transfer.Carrying;
import io.ilwon.transfer.Clearance;
import io.ilwon.transfer.TransferId;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * PreStep2, possession: from the call to the answer. The intent's commit precedes the first byte.
 */
final class Deposits {
  /** Around midnight the wrong day's budget may be asked; a second try asks the right one. */
  private static final int BUDGET_TRIES = 3;

  private final Group<Command, Told> group;
  private final Vault vault;
  private final Carrying carrying;
  private final CodeMac mac;
  private final BankDirectory banks;
  private final WonBudget budget;
  private final Rail rail;
  private final Barrier barrier;
  private final OpenTransfers open;
  private final Sender sender;
  private final Duration patience;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Today today = new Today();

  /** Every send under way holds one; whoever holds them all knows that none is. */
  private final Semaphore underWay = new Semaphore(Integer.MAX_VALUE);

  Deposits(
      Group<Command, Told> group,
      Vault vault,
      Carrying carrying,
      BankDirectory banks,
      WonBudget budget,
      Rail rail,
      Barrier barrier,
      OpenTransfers open,
      Sender sender,
      Duration patience) {
    this.group = group;
    this.vault = vault;
    this.carrying = carrying;
    this.mac = sender.mac();
    this.banks = banks;
    this.budget = budget;
    this.rail = rail;
    this.barrier = barrier;
    this.open = open;
    this.sender = sender;
    this.patience = patience;
  }

  DepositAnswer deposit(
      Project project, SubmissionId id, BankCode spelled, AccountNumber number, HolderName holder) {
    long until = System.nanoTime() + patience.toNanos();
    Optional<Bank> bank = banks.atTheDoor(spelled);
    Account account = new Account(bank.map(Bank::code).orElse(spelled), number);
    // Before the intent, so that a full or resting bank costs neither a won nor a place.
    Clearance clearance =
        bank.isPresent()
            ? barrier.send(account.bank(), project.id().text())
            : new Clearance.Uncounted();
    try (Leg leg = new Leg(clearance)) {
      for (int tried = 1; ; tried++) {
        BankDay day = today.day();
        WonBudget.@Nullable Token token = null;
        if (!leg.heldBack()) {
          try {
            token = budget.take(project, day).orElse(null);
          } catch (SQLException e) {
            return Reason.UNAVAILABLE.notRecorded();
          }
        }
        Wish wish =
            new Wish(project, id, account, holder, bank.isPresent(), day, token, leg, until);
        DepositAnswer answer = ask(wish);
        if (answer != null) {
          return answer;
        }
        if (tried == BUDGET_TRIES) {
          return Reason.BUSY.notRecorded();
        }
      }
    }
  }

  private record Wish(
      Project project,
      SubmissionId id,
      Account account,
      HolderName holder,
      boolean bankKnown,
      BankDay day,
      WonBudget.@Nullable Token token,
      Leg leg,
      long untilNanos) {
    Duration left() {
      return Duration.ofNanos(untilNanos - System.nanoTime());
    }
  }

  /** Null: the budget was asked for another day. */
  private @Nullable DepositAnswer ask(Wish wish) {
    Fingerprints index = vault.accountIndexes(wish.account());
    try {
      if (wish.bankKnown() && !wish.leg().heldBack()) {
        carrying.carry(index);
      }
    } catch (SQLException e) {
      giveBack(wish);
      return Reason.UNAVAILABLE.notRecorded();
    }
    TransferId transfer = new TransferId(Ids.timeOrdered());
    DescriptorCode code = DescriptorCode.random(RANDOM);
    Command.Deposit command = command(wish, index.present(), transfer, code);
    Reply<Told> reply = group.ask(command, wish.left());
    if (reply instanceof Reply.Stored<Told> stored
        && stored.answer().answer() instanceof Answer.Send go) {
      today.heard(stored.answer());
      return send(wish, command, stored.answer(), go.retryCount(), code);
    }
    // Undecided: the intent may be there, so its won counts as spent.
    if (wish.token() != null && !(reply instanceof Reply.Undecided<Told>)) {
      budget.giveBack(wish.token());
    }
    return switch (reply) {
      case Reply.Stored<Told> s -> {
        today.heard(s.answer());
        yield s.answer().answer() instanceof DepositAnswer a ? a : null;
      }
      case Reply.Busy<Told> b -> open.answer(wish.project(), wish.id(), Reason.BUSY);
      case Reply.Unavailable<Told> u -> Reason.UNAVAILABLE.notRecorded();
      case Reply.Undecided<Told> u -> open.processing(wish.project(), wish.id());
    };
  }

  private Command.Deposit command(
      Wish wish, Opaque index, TransferId transfer, DescriptorCode code) {
    String project = wish.project().id().text();
    return new Command.Deposit(
        wish.id(),
        project,
        Terms.of(wish.project()),
        transfer,
        rail.newRailId(),
        index,
        Opaque.of(mac.of(transfer.toString(), code.unmasked())),
        wish.bankKnown(),
        wish.leg().heldBack(),
        wish.day(),
        wish.token() != null,
        wish.account().bank().text(),
        wish.account().number(),
        wish.holder());
  }

  private DepositAnswer send(
      Wish wish, Command.Deposit command, Told told, int retryCount, DescriptorCode code) {
    Duration deadline = sender.sendDeadline();
    TransferOrder order =
        new TransferOrder(
            command.railId(),
            wish.account(),
            wish.holder(),
            Optional.of(new Descriptor(code, wish.project().brand())),
            Won.ONE,
            told.now(),
            SendWindow.until(
                told.beforeNanos() + deadline.toNanos(), told.beforeWall().plus(deadline)));
    Errand errand =
        new Errand(group, rail, barrier, wish.leg().clearance(), order, command, retryCount);
    underWay.acquireUninterruptibly();
    Thread.ofVirtual()
        .name("send")
        .start(() -> {
          try {
            errand.run(() -> giveBack(wish));
          } finally {
            underWay.release();
          }
        });
    wish.leg().left();
    return errand.answerWithin(wish.left());
  }

  /** Waits until no send is under way, at most {@code most}; for a clean stop. */
  boolean quiet(Duration most) throws InterruptedException {
    return underWay.tryAcquire(Integer.MAX_VALUE, most.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void giveBack(Wish wish) {
    if (wish.token() != null) {
      budget.giveBack(wish.token());
    }
  }
}
