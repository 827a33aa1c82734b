package io.ilwon.submission;

import io.ilwon.bank.BankCode;
import io.ilwon.group.Group;
import io.ilwon.meter.Trace;
import io.ilwon.meter.TracePoint;
import io.ilwon.meter.Traces;
import io.ilwon.rail.Rail;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.Barrier;
import io.ilwon.transfer.Clearance;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.News;
import io.ilwon.transfer.SendMeters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One send, from the committed intent to the stored outcome, and the caller who may or may not stay
 * that long. The work goes on when the caller has been answered; whether the caller was answered
 * <i>success</i> is stored with the outcome.
 */
final class Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

  /** A caller whose success is being stored waits this much longer for it. */
  private static final Duration STORING = Duration.ofMillis(400);

  private enum Caller {
    WAITS,
    HEARS,
    HEARD,
    GONE
  }

  private final Group<Command, Told> group;
  private final Rail rail;
  private final Barrier barrier;
  private final Clearance clearance;
  private final TransferOrder order;
  private final Command.Deposit deposit;
  private final DepositAnswer processing;
  private final TracePoint trace = Traces.here();
  private final AtomicReference<Caller> caller = new AtomicReference<>(Caller.WAITS);
  private final CompletableFuture<DepositAnswer> answer = new CompletableFuture<>();

  /**
   * Prepares a send whose intent is committed.
   *
   * @param clearance the bank's place, given back as soon as the send has ended
   * @param retryCount failures counted before it
   */
  Errand(
      Group<Command, Told> group,
      Rail rail,
      Barrier barrier,
      Clearance clearance,
      TransferOrder order,
      Command.Deposit deposit,
      int retryCount) {
    this.group = group;
    this.rail = rail;
    this.barrier = barrier;
    this.clearance = clearance;
    this.order = order;
    this.deposit = deposit;
    this.processing = new DepositAnswer.Retry(RetryReason.PROCESSING, retryCount);
  }

  /** Sends, then stores the outcome however long that takes. */
  void run(Runnable certainlyNotSent) {
    TransferOutcome outcome = send();
    boolean waits = caller.compareAndSet(Caller.WAITS, Caller.HEARS);
    Command.Tell tell =
        new Command.Tell(
            deposit.id(),
            deposit.terms(),
            deposit.transfer(),
            deposit.accountIndex(),
            new News.SendAnswered(outcome),
            waits);
    Told told = Persistence.untilStored(group, tell);
    if (told.answer() instanceof Answer.Gone) {
      forgotten(outcome);
    }
    if (outcome instanceof TransferOutcome.Refused) {
      certainlyNotSent.run();
    }
    answer.complete(told.answer() instanceof DepositAnswer a ? a : processing);
    if (waits && !caller.compareAndSet(Caller.HEARS, Caller.HEARD)) {
      Persistence.untilStored(group, new Command.LoseAnswer(deposit.id(), deposit.transfer()));
    }
  }

  /** The intent was committed and is gone: nobody will inquire, so a person has to look. */
  private void forgotten(TransferOutcome outcome) {
    String word =
        switch (outcome) {
          case TransferOutcome.Sent s -> "sent";
          case TransferOutcome.Refused r -> "refused";
          case TransferOutcome.Unknown u -> "unknown";
        };
    LOG.error(
        "transfer {}, rail id {}, is gone from the database and was {}: reconcile the day",
        deposit.transfer(),
        order.railId(),
        word);
  }

  private TransferOutcome send() {
    try (Clearance place = clearance) {
      Optional<HeldBack> meanwhile = barrier.meanwhile(order.account().bank(), deposit.project());
      if (meanwhile.isPresent()) {
        return meanwhile.get().outcome();
      }
      TransferOutcome outcome = sendNow();
      if (place instanceof Clearance.Permit permit) {
        permit.heard(outcome);
      }
      return outcome;
    }
  }

  private TransferOutcome sendNow() {
    BankCode bank = order.account().bank();
    long began = System.nanoTime();
    try (Trace step = Traces.outgoing("rail send", trace)) {
      TransferOutcome outcome = rail.send(order);
      SendMeters.sent(rail.name(), bank, outcome, System.nanoTime() - began);
      step.say("rail", rail.name());
      step.say("bank", bank.text());
      step.say("outcome", SendMeters.word(outcome));
      return outcome;
    } catch (RuntimeException | Error e) {
      LOG.error("rail {} threw where it must not: {}", rail.name(), e.getClass().getName());
      return new TransferOutcome.Unknown("rail fault");
    }
  }

  /** The outcome's answer, or <i>processing</i> when it does not come in time. */
  DepositAnswer answerWithin(Duration patience) {
    @Nullable DepositAnswer inTime = within(patience);
    if (inTime != null) {
      return inTime;
    }
    if (caller.compareAndSet(Caller.WAITS, Caller.GONE)) {
      return processing;
    }
    @Nullable DepositAnswer stored = within(STORING);
    if (stored != null) {
      return stored;
    }
    // Stored in this very moment, or else the errand will find its caller gone.
    return caller.compareAndSet(Caller.HEARS, Caller.GONE) ? processing : answer.getNow(processing);
  }

  private @Nullable DepositAnswer within(Duration patience) {
    try {
      return answer.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
