package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Opaque;
import io.ilwon.group.Group;
import io.ilwon.group.Reply;
import io.ilwon.project.Project;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Rail;
import io.ilwon.transfer.Barrier;
import io.ilwon.transfer.Carrying;
import io.ilwon.transfer.Clearance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PreStep2, holder check: counted before the rail is asked, so that a lost answer costs its place.
 */
final class HolderChecks {
  private static final Logger LOG = LoggerFactory.getLogger(HolderChecks.class);

  /** The answer's storing may take this much beyond the answer time. */
  private static final Duration STORING = Duration.ofMillis(400);

  private final Group<Command, Told> group;
  private final Vault vault;
  private final Carrying carrying;
  private final BankDirectory banks;
  private final Rail rail;
  private final Barrier barrier;
  private final OpenTransfers open;
  private final Duration patience;

  HolderChecks(
      Group<Command, Told> group,
      Vault vault,
      Carrying carrying,
      BankDirectory banks,
      Rail rail,
      Barrier barrier,
      OpenTransfers open,
      Duration patience) {
    this.group = group;
    this.vault = vault;
    this.carrying = carrying;
    this.banks = banks;
    this.rail = rail;
    this.barrier = barrier;
    this.open = open;
    this.patience = patience;
  }

  DepositAnswer check(
      Project project, SubmissionId id, BankCode spelled, AccountNumber number, HolderName holder) {
    long until = System.nanoTime() + patience.toNanos();
    Optional<Bank> bank = banks.atTheDoor(spelled);
    Account account = new Account(bank.map(Bank::code).orElse(spelled), number);
    Clearance clearance =
        bank.isPresent() ? barrier.check(account.bank()) : new Clearance.Uncounted();
    try (Leg leg = new Leg(clearance)) {
      Event.HolderAsked asked = new Event.HolderAsked(bank.isPresent(), leg.heldBack());
      return check(project, id, account, holder, asked, leg, until);
    }
  }

  private DepositAnswer check(
      Project project,
      SubmissionId id,
      Account account,
      HolderName holder,
      Event.HolderAsked asked,
      Leg leg,
      long until) {
    Fingerprints indexes = vault.accountIndexes(account);
    try {
      if (asked.bankKnown() && !leg.heldBack()) {
        carrying.carry(indexes);
      }
    } catch (SQLException e) {
      return Reason.UNAVAILABLE.notRecorded();
    }
    Opaque index = indexes.present();
    String p = project.id().text();
    Terms terms = Terms.of(project);
    Command question = new Command.AskHolder(id, p, terms, index, asked);
    Told told;
    switch (group.ask(question, left(until))) {
      case Reply.Stored<Told> s -> told = s.answer();
      case Reply.Busy<Told> b -> {
        return open.answer(project, id, Reason.BUSY);
      }
      case Reply.Unavailable<Told> u -> {
        return Reason.UNAVAILABLE.notRecorded();
      }
      case Reply.Undecided<Told> u -> {
        return Reason.UNAVAILABLE.notRecorded();
      }
    }
    if (told.answer() instanceof DepositAnswer answer) {
      return answer;
    }
    HolderCheck check = ask(account, holder, leg, left(until));
    Command result = new Command.TellHolder(id, p, terms, index, new Event.HolderAnswered(check));
    return group.ask(result, STORING) instanceof Reply.Stored<Told> s
            && s.answer().answer() instanceof DepositAnswer answer
        ? answer
        : Reason.UNAVAILABLE.notRecorded();
  }

  private HolderCheck ask(Account account, HolderName holder, Leg leg, Duration within) {
    Clearance place = leg.clearance();
    CompletableFuture<HolderCheck> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("holder")
        .start(() -> {
          try (place) {
            answer.complete(rail.holder(account, holder));
          } catch (RuntimeException | Error e) {
            LOG.error("rail {} threw where it must not: {}", rail.name(), e.getClass());
            answer.complete(HolderCheck.NOT_POSSIBLE);
          }
        });
    leg.left();
    try {
      return answer.get(Math.max(0, within.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return HolderCheck.NOT_POSSIBLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return HolderCheck.NOT_POSSIBLE;
    }
  }

  private static Duration left(long untilNanos) {
    return Duration.ofNanos(untilNanos - System.nanoTime());
  }
}
