package io.ilwon.submission;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bank and its ledger {@code L}: what really became of an order, whatever is told of it. Before
 * the settle horizon it may have no record of what comes yet; what it books after that, or after a
 * refusal, it tells by itself.
 */
final class SimulatedBank {
  private static final List<Refusal> WORDS =
      List.of(
          Refusal.ACCOUNT_NOT_VERIFIED,
          Refusal.ACCOUNT_CANNOT_RECEIVE,
          Refusal.RAIL_UNAVAILABLE,
          Refusal.UNCLASSIFIED,
          Refusal.NO_SUCH_BANK);

  final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<Opaque, List<Order>> credits = new LinkedHashMap<>();
  private final Map<String, List<Order>> bySubmission = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private final SimulatedWorld world;

  SimulatedBank(SimulatedWorld world) {
    this.world = world;
  }

  /** What the bank does with an order. */
  enum Fate {
    BOOKS,
    BOOKS_LATER,
    REFUSES,
    FORGETS,
    /** In process, for ever. */
    HANGS,
    BOOKS_PAST_THE_HORIZON,
    REFUSES_AND_BOOKS
  }

  /**
   * What reaches the bank.
   *
   * @param digits what the statement will say
   */
  record Slip(
      String railId,
      TransferId transfer,
      String submission,
      Opaque account,
      AccountNumber number,
      String digits,
      Instant deadline) {}

  /** An order in its hands. */
  static final class Order {
    final Slip slip;
    final Fate fate;
    final Refusal why;
    @Nullable Instant bookedAt;
    boolean reversed;

    private Order(Slip slip, Fate fate, Refusal why) {
      this.slip = slip;
      this.fate = fate;
      this.why = why;
    }

    boolean booked() {
      return bookedAt != null;
    }

    /**
     * Booked against the bank's own word, or past the horizon: invariants.md counts these apart.
     */
    boolean late() {
      return booked() && (fate == Fate.BOOKS_PAST_THE_HORIZON || fate == Fate.REFUSES_AND_BOOKS);
    }

    /** Ours is to come: it is not booked, and was neither refused nor forgotten. */
    boolean coming() {
      return bookedAt == null && (fate == Fate.BOOKS || fate == Fate.BOOKS_LATER);
    }
  }

  /** An order arrives; what the bank would answer at once. */
  TransferOutcome receive(Slip slip) {
    world.checker.received(slip);
    Broken.unless(!orders.containsKey(slip.railId()), "I1, I12: the bank gets an id twice", slip);
    Order order = new Order(slip, fate(), world.chance.one(WORDS));
    orders.put(slip.railId(), order);
    bySubmission.computeIfAbsent(slip.submission(), s -> new ArrayList<>()).add(order);
    world.note(() -> "bank gets " + slip + ", " + order.fate);
    long horizon = Agenda.micros(slip.deadline().plus(world.schedule.settleHorizon()));
    long now = world.agenda.now();
    switch (order.fate) {
      case BOOKS -> book(order);
      case BOOKS_LATER -> later(order, world.chance.mostlyNear(now, Math.max(now + 1, horizon)));
      case BOOKS_PAST_THE_HORIZON ->
          later(order, horizon + world.chance.mostlyNear(Agenda.SECOND, Agenda.HOUR));
      case REFUSES_AND_BOOKS ->
          later(order, now + world.chance.mostlyNear(Agenda.MINUTE, 20 * Agenda.HOUR));
      case REFUSES, FORGETS, HANGS -> {}
    }
    return answer(order);
  }

  private Fate fate() {
    if (world.chance.in(world.weather.strange())) {
      return world.chance.one(
          List.of(Fate.HANGS, Fate.BOOKS_PAST_THE_HORIZON, Fate.REFUSES_AND_BOOKS));
    }
    int n = world.chance.below(100);
    if (n < 68) {
      return Fate.BOOKS;
    }
    return n < 78 ? Fate.BOOKS_LATER : n < 93 ? Fate.REFUSES : Fate.FORGETS;
  }

  private void later(Order order, long when) {
    world.agenda.at(when, () -> book(order));
  }

  private void book(Order order) {
    Broken.unless(!order.booked(), "I1: a won is booked twice", order.slip);
    Instant now = world.agenda.instant();
    order.bookedAt = now;
    credits.computeIfAbsent(order.slip.account(), a -> new ArrayList<>()).add(order);
    world.note(() -> "bank books " + order.slip + (order.late() ? " late" : ""));
    world.checker.booked(order);
    if (order.late()) {
      tell(order, Notice.Kind.BOOKED_LATE);
    } else if (world.chance.in(0.02)) {
      long when = world.chance.mostlyNear(Agenda.SECOND, 20 * Agenda.HOUR);
      world.agenda.in(when, () -> reverse(order));
    }
  }

  private void reverse(Order order) {
    order.reversed = true;
    world.note(() -> "bank takes back " + order.slip);
    tell(order, Notice.Kind.REVERSED);
  }

  private void tell(Order order, Notice.Kind kind) {
    notices.add(new Notice(order.slip.railId(), kind, world.agenda.instant()));
    world.looks.notices(2 * Agenda.SECOND);
    world.looks.notices(Agenda.MINUTE);
  }

  private static TransferOutcome answer(Order order) {
    if (order.booked()) {
      return new TransferOutcome.Sent("ref-" + order.slip.railId());
    }
    return switch (order.fate) {
      case BOOKS, BOOKS_LATER, HANGS, BOOKS_PAST_THE_HORIZON, FORGETS ->
          TransferOutcome.Unknown.inProcess();
      case REFUSES, REFUSES_AND_BOOKS -> new TransferOutcome.Refused(order.why, "bank's code");
    };
  }

  /** What it tells when asked. */
  TransferOutcome inquire(String railId) {
    Order order = orders.get(railId);
    if (order == null) {
      return TransferOutcome.Unknown.noRecord();
    }
    if (order.booked()) {
      return answer(order);
    }
    return switch (order.fate) {
      case BOOKS, BOOKS_LATER ->
          world.chance.in(0.5)
              ? TransferOutcome.Unknown.noRecord()
              : TransferOutcome.Unknown.inProcess();
      case FORGETS, BOOKS_PAST_THE_HORIZON -> TransferOutcome.Unknown.noRecord();
      case HANGS -> TransferOutcome.Unknown.inProcess();
      case REFUSES, REFUSES_AND_BOOKS -> answer(order);
    };
  }

  List<Notice> notices(Instant since) {
    return notices.stream().filter(n -> !n.at().isBefore(since)).toList();
  }

  /** The newest code the person can read on the statement, or null. */
  @Nullable String readableCode(String submission) {
    String digits = null;
    for (Order order : bySubmission.getOrDefault(submission, List.of())) {
      digits = order.booked() ? order.slip.digits() : digits;
    }
    return digits;
  }

  List<Order> of(String submission) {
    return bySubmission.getOrDefault(submission, List.of());
  }

  /** Won booked on the account on this day, and how many of them late or {@code excused}. */
  int[] creditsOn(Opaque account, BankDay day, Set<TransferId> excused) {
    int all = 0;
    int late = 0;
    for (Order order : credits.getOrDefault(account, List.of())) {
      if (order.bookedAt != null && BankDay.of(order.bookedAt).equals(day)) {
        all++;
        late += order.late() || excused.contains(order.slip.transfer()) ? 1 : 0;
      }
    }
    return new int[] {all, late};
  }
}
