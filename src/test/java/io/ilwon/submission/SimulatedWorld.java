package io.ilwon.submission;

import io.ilwon.bank.AccountNumber;
import io.ilwon.crypto.CodeMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.group.SteppedGroup;
import io.ilwon.project.ProjectLimits;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some hundred lives among one to three nodes, a bank and a network that do as they like, replayed
 * exactly by their seed.
 *
 * <p>Production's own: the rules and their fold, what a group writes, its transaction with every
 * retry and the finding out of a lost commit, the inquirer, the send window, the keys. Stepped
 * instead of threaded: the lanes' queues, {@code Deposits}, {@code Errand} and the due tasks.
 * Simulated: clock, network, bank, callers, and, unless it is PostgreSQL, what is stored.
 */
final class SimulatedWorld {
  static final String PROJECT = "p-simulated";
  static final Duration SEND_DEADLINE = Duration.ofSeconds(2);
  static final Duration LEASE = Duration.ofSeconds(30);

  final Chance chance;
  final Agenda agenda;
  final Stores stores;
  final Keyset keys;
  final CodeMac mac;
  final TransferFields fields;
  final Planted planted;
  final InquirySchedule schedule;
  final long slowestWay;

  /** How long a lane lets commands wait for its turn; a slow one has large groups. */
  final long pace;

  final Terms terms;
  final Counts counts = new Counts();
  final Looks looks = new Looks(this);
  final Checker checker = new Checker(this);
  final SimulatedBank bank = new SimulatedBank(this);
  final List<SimulatedNode> nodes = new ArrayList<>();
  Weather weather;
  private final @Nullable Consumer<String> trace;
  private final Set<String> lasting = new HashSet<>();
  private boolean between;

  /**
   * A world.
   *
   * @param trace hears every step in words; null for none
   */
  SimulatedWorld(
      Chance chance,
      Stores stores,
      Keyset keys,
      Planted planted,
      @Nullable Consumer<String> trace) {
    this.chance = chance;
    this.stores = stores;
    this.keys = keys;
    this.mac = keys.codeMac();
    this.fields = new TransferFields(keys.dataKeys());
    this.planted = planted;
    this.trace = trace;
    this.agenda = new Agenda(World.MORNING.plus(Duration.ofHours(chance.below(24))));
    this.weather = Weather.of(chance);
    this.schedule = chance.one(List.of(OFTEN, SELDOM));
    // An honest bank has booked by the horizon, however slow the way to it.
    this.slowestWay = Agenda.micros(schedule.settleHorizon()) / 3;
    this.pace = Agenda.MILLI * chance.one(List.of(2, 30, 400));
    this.terms = new Terms(limits(chance), false);
    stores.listen(this::committed);
    int count = 1 + chance.below(3);
    for (int i = 1; i <= count; i++) {
      nodes.add(new SimulatedNode(this, i));
    }
  }

  /** As the sandbox: soon and often. */
  private static final InquirySchedule OFTEN =
      new InquirySchedule(Collections.nCopies(60, Duration.ofSeconds(2)), Duration.ofSeconds(30));

  /** As a bank network: ever more seldom. */
  private static final InquirySchedule SELDOM =
      new InquirySchedule(
          List.of(1, 2, 4, 8, 15, 30, 60, 120, 240, 300, 600, 600, 600, 1_200, 3_600, 7_200)
              .stream()
              .map(Duration::ofSeconds)
              .toList(),
          Duration.ofMinutes(10));

  private static ProjectLimits limits(Chance chance) {
    return new ProjectLimits(
        Duration.ofMinutes(chance.one(List.of(1, 5, 15))),
        3 + chance.below(3),
        Duration.ofSeconds(chance.one(List.of(0, 30, 30, 600))),
        chance.one(List.of(1, 5, 5, 10)),
        0);
  }

  /** An account at the bank. */
  record Purse(Opaque index, String bank, AccountNumber number) {
    static Purse of(int number) {
      byte[] index = Arrays.copyOf(("account " + number).getBytes(StandardCharsets.UTF_8), 32);
      AccountNumber digits = new AccountNumber("110" + (100_000_000 + number));
      return new Purse(Opaque.of(index), "004", digits);
    }

    /** What the trace calls it. */
    static String name(Opaque index) {
      return new String(index.bytes(), StandardCharsets.UTF_8).trim();
    }
  }

  /** Lives so many lives to their end, and longer, until nothing is open. */
  void live(int lives) {
    int begun = 0;
    long start = agenda.now();
    int party = 0;
    while (begun < lives) {
      int together = Math.min(lives - begun, 1 + (int) chance.mostlyNear(0, 60));
      start += chance.mostlyNear(Agenda.SECOND, 3 * Agenda.HOUR);
      party++;
      for (int i = 0; i < together; i++) {
        int first = 2 * party;
        String id = "life-%05d-%s".formatted(begun++, chance.hex());
        Life life =
            new Life(
                this,
                new SubmissionId(id),
                Purse.of(first + chance.below(2)),
                Purse.of(first + chance.below(4)));
        agenda.at(start + chance.mostlyNear(0, 10 * Agenda.SECOND), life::begin);
      }
      if (chance.in(Math.min(1, weather.sleeps() * together))) {
        agenda.at(start + chance.between(0, 5 * Agenda.SECOND), this::oneSleeps);
      }
    }
    agenda.at(start + Agenda.MINUTE, this::calm);
    while (agenda.step()) {
      // Every step is checked where it happens.
    }
    looks.notices(0);
    while (agenda.step()) {
      // What the last notices told is stored.
    }
    checker.atTheEnd();
    counts.add(Counts.What.INQUIRIES, checker.inquiries);
  }

  private void oneSleeps() {
    chance.one(nodes).sleep(chance.mostlyNear(Agenda.SECOND, 5 * Agenda.MINUTE));
  }

  /** Faults stop; within the bound of invariant I10 nothing may be open any more. */
  private void calm() {
    weather = Weather.CALM;
    Instant since = agenda.instant();
    Duration longest = Collections.max(schedule.delays());
    Duration bound = LEASE.plus(schedule.settleHorizon()).plus(longest).plusMinutes(3);
    agenda.in(Agenda.micros(bound), () -> checker.settledSince(since));
  }

  /** The database's clock, as it is right now. */
  void now() {
    stores.clock(agenda.instant());
  }

  Sender sender(NodeId id) {
    InquirySchedule believed =
        planted == Planted.NO_RECORD_IS_BELIEVED_AT_ONCE
            ? new InquirySchedule(schedule.delays(), Duration.ofSeconds(-10))
            : schedule;
    return new Sender(id, SimulatedRail.NAME, believed, SEND_DEADLINE, LEASE, keys);
  }

  /** The rules, every decision held against the invariants. */
  Fold.Rules rules() {
    return (s, given, event, at) -> {
      Limits limits = Faults.forgetting(planted, given);
      Decision decision = SubmissionRules.decide(s, limits, event, at);
      Invariants.hold(s, limits, event, decision, at);
      note(() -> s.id().text() + at(decision) + " hears " + event + ": " + decision.answer());
      return Faults.leaking(planted, event, decision);
    };
  }

  private static String at(Decision decision) {
    Transfer latest = decision.next().latest();
    return latest == null ? "" : " at " + Purse.name(latest.account());
  }

  /** Whoever else has something waiting takes a turn. */
  void letAnotherGroupRun() {
    if (between) {
      return;
    }
    between = true;
    try {
      SimulatedNode other = chance.one(nodes);
      SteppedGroup<Command, Told> lane = other.awake() ? other.waitingLane() : null;
      if (lane != null) {
        other.flush(lane);
      }
    } finally {
      between = false;
    }
  }

  private void committed(Changes c) {
    checker.committed(c);
    Instant now = agenda.instant();
    if (!c.opened().isEmpty()) {
      looks.times(4 * Agenda.HOUR);
    }
    for (Intent intent : c.intents()) {
      looks.leases(Agenda.micros(Duration.between(now, intent.transfer().leaseUntil())));
      if (planted == Planted.THE_LEASE_IS_IGNORED) {
        looks.leases(0);
      }
    }
    for (TransferStore.Changed changed : c.transfers()) {
      Instant next = changed.now().asking().next();
      if (next != null) {
        looks.inquiries(Agenda.micros(Duration.between(now, next)));
      }
    }
    for (SubmissionStore.Changed changed : c.submissions()) {
      Submission s = changed.now();
      boolean longer = s.endsAt().isAfter(s.createdAt().plus(Limits.TO_FIRST_DEPOSIT));
      if (longer && lasting.add(s.id().text())) {
        looks.times(Agenda.micros(Duration.between(now, s.endsAt())));
      }
    }
  }

  /** A node that is up, or any when none is. */
  SimulatedNode someNode() {
    int first = chance.below(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      SimulatedNode node = nodes.get((first + i) % nodes.size());
      if (node.up()) {
        return node;
      }
    }
    return nodes.get(first);
  }

  /** A look asks about so many at once and no more. */
  void lookAgainForInquiries() {
    Instant now = agenda.instant();
    for (Tables.TransferRow row : stores.tables().openIn(State.Unknown.class)) {
      Instant next = row.transfer().asking().next();
      if (next != null && !next.isAfter(now)) {
        looks.inquiries(0);
        return;
      }
    }
  }

  /** Transfers in the midst of being sent. */
  List<Outcomes.Address> sending() {
    return stores.tables().openIn(State.Sending.class).stream()
        .map(r ->
            new Outcomes.Address(
                r.transfer().id(), r.submission(), r.project(), r.transfer().account()))
        .toList();
  }

  void note(Supplier<String> words) {
    if (trace != null) {
      trace.accept(agenda.instant() + " " + words.get());
    }
  }
}
