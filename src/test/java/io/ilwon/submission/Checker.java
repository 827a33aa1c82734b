package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.TransferOrder;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invariants of a whole world, looked at after every step for whatever the step touched. */
final class Checker {
  private final SimulatedWorld world;
  private final CheckedGuesses guesses = new CheckedGuesses();
  private final CheckedPlaces places;
  private final Map<TransferId, String> digits = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Set<TransferId> neverBegun = new HashSet<>();
  private final Set<TransferId> definitelyNot = new HashSet<>();

  /** Codes nobody could have read and somebody typed: one blind guess in a thousand. */
  private final Set<TransferId> lucky = new HashSet<>();

  private final Set<SubmissionId> tooMany = new HashSet<>();
  private final Map<String, Instant> asking = new HashMap<>();
  long inquiries;

  Checker(SimulatedWorld world) {
    this.world = world;
    this.places = new CheckedPlaces(world, lucky);
  }

  private Tables tables() {
    return world.stores.tables();
  }

  private SimulatedBank.@Nullable Order order(Transfer t) {
    return world.bank.orders.get(t.railId());
  }

  /** The digits that the command of this transfer drew. */
  void drawn(TransferId transfer, String code) {
    digits.put(transfer, code);
  }

  /** A group is stored. */
  void committed(Changes c) {
    Set<Opaque> touched = new LinkedHashSet<>();
    for (Intent intent : c.intents()) {
      touched.add(intent.transfer().account());
      begun(intent, c.now());
    }
    for (TransferStore.Changed changed : c.transfers()) {
      touched.add(changed.now().account());
      asking.remove(changed.now().railId());
      moved(changed, c.now());
    }
    c.accounts().forEach(a -> touched.add(a.account()));
    touched.forEach(account -> places.areTheMoneys(account, BankDay.of(c.now())));
    c.guessed().forEach(guesses::typed);
    for (SubmissionStore.Changed changed : c.submissions()) {
      Submission s = changed.now();
      int before = failures.getOrDefault(s.id().text(), 0);
      Broken.unless(s.failures() >= before, "I5: retryCount falls", s.id().text());
      failures.put(s.id().text(), s.failures());
      if (changed.verifiedAt() != null) {
        guesses.proven(s);
      }
    }
  }

  private void begun(Intent intent, Instant now) {
    Transfer t = intent.transfer();
    String submission = intent.submission();
    world.counts.add(Counts.What.TRANSFERS);
    Broken.unless(!neverBegun.contains(t.id()), "what was told as not recorded is", submission);
    for (Tables.TransferRow other : tables().of(submission)) {
      if (other.transfer().id().equals(t.id())) {
        continue;
      }
      Transfer o = other.transfer();
      Broken.unless(!o.state().open(), "I2: another transfer is open", submission, o.railId());
      boolean gap =
          o.state() instanceof State.Sent s
              && now.isBefore(s.at().plus(world.terms.limits().resendGap()));
      Broken.unless(!gap, "I23: a second won within the gap", submission, o.railId());
    }
    places.mayStillBeBooked(t.account());
  }

  private void moved(TransferStore.Changed changed, Instant now) {
    Transfer t = changed.now();
    boolean closed = changed.seen().open() && !t.state().open();
    boolean late = changed.seen() instanceof State.Refused && t.state() instanceof State.SentLate;
    SimulatedBank.Order order = order(t);
    if (closed && t.state() instanceof State.Refused) {
      boolean credit = order != null && order.booked() && !order.late();
      Broken.unless(!credit, "I9: refused, and the bank has booked it", t.railId());
    } else if (closed || late) {
      places.settled(t.account(), BankDay.of(now));
    }
    if (closed && t.state() instanceof State.Sent sent && (order == null || !order.booked())) {
      Broken.unless(sent.proof() == Proof.CODE, "I8: sent without a credit", t.railId());
      lucky.add(t.id());
      world.counts.add(Counts.What.LUCKY_GUESSES);
    }
    if (!changed.seen().word().equals(t.state().word())) {
      count(t.state());
    }
  }

  private void count(State state) {
    switch (state) {
      case State.Sending s -> {}
      case State.Unknown u -> world.counts.add(Counts.What.UNKNOWN);
      case State.Sent s -> world.counts.add(Counts.What.SENT);
      case State.Refused r -> world.counts.add(Counts.What.REFUSED);
      case State.Reversed r -> world.counts.add(Counts.What.REVERSED);
      case State.SentLate l -> world.counts.add(Counts.What.SENT_LATE);
    }
  }

  /** The first byte leaves the node. */
  void leaves(SimulatedBank.Slip slip, SimulatedNode node) {
    Tables.TransferRow row =
        Broken.present(
            tables().byRailId(slip.railId()),
            "I11: no durable row holds the id that is sent",
            slip);
    Transfer t = row.transfer();
    Broken.unless(row.node().equals(node.start), "I13: another node's transfer", slip, node);
    Broken.unless(
        world.agenda.instant().isBefore(t.deadlineAt()), "I13: sent past the deadline", slip);
    Broken.unless(
        t.state() instanceof State.Sending || lucky.contains(t.id()),
        "I13: sent though it is " + t.state().word(),
        slip);
  }

  /** The bank gets it. */
  void received(SimulatedBank.Slip slip) {
    Tables.TransferRow row =
        Broken.present(
            tables().byRailId(slip.railId()),
            "I11: no durable row holds the id the bank gets",
            slip);
    Broken.unless(row.transfer().account().equals(slip.account()), "I11: another account", slip);
    AccountDay day = tables().accounts.get(slip.account());
    Broken.unless(day != null && !row.bankDay().isAfter(day.day()), "I11: no place is taken", slip);
    for (Tables.TransferRow other : tables().of(slip.submission())) {
      boolean another = !other.transfer().railId().equals(slip.railId());
      Broken.unless(!another || !other.transfer().state().open(), "I2: another one is open", slip);
    }
  }

  /** The bank books it. */
  void booked(SimulatedBank.Order order) {
    Tables.TransferRow row =
        Broken.present(
            tables().byRailId(order.slip.railId()), "I14: a credit without a row", order.slip);
    boolean told = definitelyNot.contains(order.slip.transfer());
    boolean refused = row.transfer().state() instanceof State.Refused;
    Broken.unless(order.late() || !refused, "I9: refused, and then booked", order.slip);
    Broken.unless(order.late() || !told, "I9: a failure was answered", order.slip);
    places.mayStillBeBooked(order.slip.account());
  }

  /** A caller is answered. */
  void answered(Call call, Answer answer) {
    String id = call.submission.text();
    switch (answer) {
      case DepositAnswer.Success s ->
          Broken.unless(credited(call), "I8: success without a credit", id);
      case DepositAnswer.TooManyFailures f ->
          Broken.unless(tooMany.add(call.submission), "I5: a second rejection", id);
      case GuessAnswer.Locked l -> world.counts.add(Counts.What.LOCKED);
      case Answer other -> {}
    }
  }

  private boolean credited(Call call) {
    return call.account == null
        || tables().of(call.submission.text()).stream()
            .anyMatch(r -> lucky.contains(r.transfer().id()))
        || world.bank.of(call.submission.text()).stream()
            .anyMatch(o -> o.booked() && o.slip.account().equals(call.account));
  }

  /** Step 2 accepted these digits. */
  void accepted(SubmissionId submission, String typed) {
    Tables.SubmissionRow row = Objects.requireNonNull(tables().submissions.get(submission.text()));
    String right = row.latest() == null ? null : digits.get(row.latest());
    Broken.unless(typed.equals(right), "I6: not the newest code", submission.text());
  }

  /** The caller is told that nothing was recorded. */
  void nothingDone(TransferId transfer) {
    neverBegun.add(transfer);
    Broken.unless(!tables().transfers.containsKey(transfer), "told as not recorded", transfer);
  }

  /** What a transfer's own caller is told, or would have been. */
  void outcome(TransferId transfer, DepositAnswer answer) {
    boolean definite =
        switch (answer) {
          case DepositAnswer.Retry r -> r.why() != RetryReason.PROCESSING;
          case DepositAnswer.TooManyFailures f -> true;
          case DepositAnswer.NotRequested n -> true;
          case DepositAnswer other -> false;
        };
    State state = tables().transfer(transfer).transfer().state();
    if (definite && state instanceof State.Refused) {
      definitelyNot.add(transfer);
    }
  }

  /** A node asks the bank. */
  void inquires(TransferOrder order, SimulatedNode node) {
    inquiries++;
    Instant now = world.agenda.instant();
    Instant until = asking.put(order.railId(), now.plus(SimulatedWorld.LEASE));
    Broken.unless(
        until == null || !now.isBefore(until), "I13: two nodes ask at once", order.railId(), node);
    SimulatedBank.Order at = world.bank.orders.get(order.railId());
    Broken.unless(
        at == null || at.slip.number().equals(order.account().number()),
        "I15: asked about another account",
        order.railId());
  }

  /** I10: faults stopped long ago. */
  void settledSince(Instant since) {
    for (TransferId id : List.copyOf(tables().open)) {
      Transfer t = tables().transfer(id).transfer();
      if (t.intentAt().isAfter(since)) {
        continue;
      }
      SimulatedBank.Order order = order(t);
      boolean hangs = order != null && order.fate == SimulatedBank.Fate.HANGS;
      boolean usedUp = t.asking().next() == null && t.asking().queuedAt() != null;
      Broken.unless(hangs || usedUp, "I10: still " + t.state().word(), t.railId());
    }
  }

  /** I10 and I14, when nothing happens any more. */
  void atTheEnd() {
    for (Tables.TransferRow row : tables().transfers.values()) {
      Transfer t = row.transfer();
      SimulatedBank.Order order = order(t);
      boolean booked = order != null && order.booked();
      boolean reversed = order != null && order.reversed;
      boolean agrees =
          switch (t.state()) {
            case State.Sending s -> false;
            case State.Unknown u -> t.asking().queuedAt() != null && t.asking().next() == null;
            case State.Sent s -> (booked && !reversed) || lucky.contains(t.id());
            case State.Refused r -> !booked;
            case State.Reversed r -> booked && reversed;
            case State.SentLate l -> order != null && order.late();
          };
      world.counts.add(Counts.What.QUEUED, t.state() instanceof State.Unknown ? 1 : 0);
      Broken.unless(agrees, "I10, I14: " + t.state() + ", asked " + t.asking(), t.railId());
    }
    for (Tables.SubmissionRow row : tables().submissions.values()) {
      Submission s = row.submission();
      Broken.unless(s.stage().finished(), "a life without an end", s.id().text());
      boolean approved = s.stage() instanceof Stage.Approved;
      world.counts.add(approved ? Counts.What.APPROVED : Counts.What.REJECTED);
      world.counts.add(Counts.What.DELETED, s.deleted() ? 1 : 0);
    }
    world.counts.add(Counts.What.WRONG_GUESSES, guesses.wrongInAll());
  }
}
