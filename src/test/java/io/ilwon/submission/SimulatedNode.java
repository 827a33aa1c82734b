package io.ilwon.submission;

import io.ilwon.group.Reply;
import io.ilwon.group.SteppedGroup;
import io.ilwon.transfer.News;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.SteppedInquirer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node: production's groups and inquirer over the simulated stores, the machine's two clocks, and
 * the ways a process can end, start again, or sleep.
 */
final class SimulatedNode {
  static final long PATIENCE = 8 * Agenda.SECOND;
  private static final long STORING_PATIENCE = 15 * Agenda.SECOND;
  private static final int LANES = Resources.LANES;

  final int number;
  final Set<Call> calls = new LinkedHashSet<>();
  final SimulatedWorld world;
  final SimulatedClocks clocks;
  @Nullable NodeId start;
  private final List<SteppedGroup<Command, Told>> lanes = new ArrayList<>();
  private final Map<SteppedGroup.Waiting<Command, Told>, Consumer<Reply<Told>>> asked =
      new HashMap<>();
  private final FaultyGround ground;
  private SteppedInquirer inquirer;
  private long asleepUntil;
  private boolean takingOver;

  SimulatedNode(SimulatedWorld world, int number) {
    this.world = world;
    this.number = number;
    this.clocks = new SimulatedClocks(world.agenda, world.chance, number == 1);
    this.ground = new FaultyGround(this);
    this.inquirer = boot();
  }

  /** A start: a new id, empty queues. */
  private SteppedInquirer boot() {
    NodeId id = new NodeId(world.chance.uuid());
    start = id;
    Sender sender = world.sender(id);
    lanes.clear();
    asked.clear();
    for (int i = 0; i < LANES; i++) {
      lanes.add(new SteppedGroup<>(ground.lender(), ground.work(world.rules(), sender)));
    }
    inquirer =
        new SteppedInquirer(
            new FaultyInquiries(this, ground, world.stores.inquiries()),
            new SimulatedRail(this),
            world.fields,
            this::tell,
            sender.lease(),
            clocks::monotonicNanos);
    world.note(() -> this + " starts as " + id);
    return inquirer;
  }

  /** The process is gone; another start follows, on the same folder or on another machine. */
  void die() {
    NodeId former = start;
    if (former == null) {
      return;
    }
    start = null;
    asleepUntil = 0;
    world.counts.add(Counts.What.CRASHES);
    world.note(() -> this + " dies");
    List<Call> cut = List.copyOf(calls);
    calls.clear();
    cut.forEach(call -> world.agenda.in(Agenda.MILLI, call::cut));
    boolean sameFolder = world.chance.in(0.8);
    long after = world.chance.mostlyNear(Agenda.SECOND, 2 * Agenda.MINUTE);
    world.agenda.in(after, () -> startAgain(sameFolder ? former : null));
  }

  private void startAgain(@Nullable NodeId former) {
    boot();
    world.looks.notices(2 * Agenda.SECOND);
    if (former == null) {
      return;
    }
    takingOver = true;
    try {
      long taken = inquirer.takeOver(former);
      world.counts.add(Counts.What.TAKEN_OVER, taken);
    } catch (NodeDied d) {
      die();
    } catch (SQLException | InterruptedException e) {
      // The start fails: it is tried again.
      die();
    } finally {
      takingOver = false;
    }
  }

  boolean up() {
    return start != null;
  }

  boolean awake() {
    return up() && world.agenda.now() >= asleepUntil;
  }

  /** Nothing of this node happens for so long; the clocks are a {@link SimulatedClocks}' matter. */
  void sleep(long micros) {
    if (awake()) {
      asleepUntil = world.agenda.now() + micros;
      clocks.slept(micros);
      world.counts.add(Counts.What.SLEEPS);
      world.note(() -> this + " sleeps " + micros / Agenda.SECOND + " s");
    }
  }

  /** Something this start of this node does later, unless it is gone by then. */
  void in(long micros, Runnable what) {
    NodeId same = start;
    world.agenda.in(micros, () -> resume(same, what));
  }

  private void resume(@Nullable NodeId same, Runnable what) {
    if (same == null || !same.equals(start)) {
      return;
    }
    if (world.agenda.now() < asleepUntil) {
      world.agenda.at(asleepUntil + world.chance.below(1_000), () -> resume(same, what));
      return;
    }
    try {
      what.run();
    } catch (NodeDied d) {
      die();
    }
  }

  /** Dies here, if this is how it shall be. */
  void mayDie() {
    if (world.chance.in(world.weather.crash())) {
      throw new NodeDied();
    }
  }

  /** A call's command: {@code then} hears within the caller's patience. */
  void ask(Command command, Consumer<Reply<Told>> then) {
    ask(command, PATIENCE, then);
  }

  private void ask(Command command, long patience, Consumer<Reply<Told>> then) {
    SteppedGroup<Command, Told> lane =
        lanes.get(Math.floorMod(command.id().hashCode(), lanes.size()));
    world.counts.add(Counts.What.COMMANDS);
    var waiting = lane.offer(command);
    asked.put(waiting, then);
    in(world.chance.between(0, world.pace), () -> flush(lane));
    in(patience, () -> leave(waiting));
  }

  private void leave(SteppedGroup.Waiting<Command, Told> waiting) {
    Consumer<Reply<Told>> then = asked.remove(waiting);
    if (then != null) {
      then.accept(waiting.leave() ? new Reply.Busy<>() : new Reply.Undecided<>());
    }
  }

  /** Asks until it is stored, as {@link Persistence} does. */
  void untilStored(Command command, Consumer<Told> then) {
    ask(
        command,
        STORING_PATIENCE,
        reply -> {
          if (reply instanceof Reply.Stored<Told> s) {
            then.accept(s.answer());
          } else {
            long pause = world.chance.between(5 * Agenda.MILLI, 500 * Agenda.MILLI);
            in(pause, () -> untilStored(command, then));
          }
        });
  }

  /** A lane that has something to do and does nothing now. */
  @Nullable SteppedGroup<Command, Told> waitingLane() {
    for (SteppedGroup<Command, Told> lane : lanes) {
      if (!lane.isEmpty() && !lane.busy()) {
        return lane;
      }
    }
    return null;
  }

  /** One turn of a lane; whoever is left waiting gets another. */
  void flush(SteppedGroup<Command, Told> lane) {
    if (lane.isEmpty() || lane.busy() || !lanes.contains(lane)) {
      return;
    }
    int most = world.chance.in(0.9) ? 64 : 1 + world.chance.below(4);
    try {
      for (var done : lane.flush(most)) {
        long pause =
            world.chance.in(world.weather.slow())
                ? world.chance.between(0, 12 * Agenda.SECOND)
                : world.chance.mostlyNear(200, 5 * Agenda.MILLI);
        in(pause, () -> hear(done));
      }
    } catch (NodeDied d) {
      die();
      return;
    }
    if (!lane.isEmpty()) {
      in(world.chance.between(0, world.pace), () -> flush(lane));
    }
  }

  private void hear(SteppedGroup.Waiting<Command, Told> done) {
    Consumer<Reply<Told>> then = asked.remove(done);
    Reply<Told> reply = done.reply();
    if (then != null && reply != null) {
      if (reply instanceof Reply.Busy<Told>) {
        world.counts.add(Counts.What.BUSY);
      }
      then.accept(reply);
    }
  }

  /** News on its way to be stored; a kill in between loses it, and somebody looks again. */
  private void tell(Outcomes.Address address, News news) {
    if (news instanceof News.SenderLost && !takingOver) {
      world.counts.add(Counts.What.LEASES_OVER);
    }
    Command.Tell tell =
        new Command.Tell(
            new SubmissionId(address.submission()),
            world.terms,
            address.transfer(),
            address.account(),
            news,
            false);
    if (takingOver) {
      ground.store(tell, lanes.getFirst());
    } else {
      in(world.chance.mostlyNear(0, 3 * Agenda.SECOND), () -> untilStored(tell, told -> {}));
    }
  }

  /** Takes one look; false when it has to be taken again. */
  boolean look(Looks.Look look) {
    try {
      world.now();
      switch (look) {
        case INQUIRIES -> {
          inquirer.askWhatIsDue();
          world.lookAgainForInquiries();
        }
        case LEASES -> inquirer.takeOverLeases();
        case NOTICES -> inquirer.hearNotices();
        case TIMES -> endWhatRanOut();
      }
      return true;
    } catch (NodeDied d) {
      die();
      return false;
    } catch (SQLException | InterruptedException e) {
      return false;
    }
  }

  private void endWhatRanOut() throws SQLException {
    List<SubmissionId> due = world.stores.ranOut(256);
    for (SubmissionId id : due) {
      untilStored(new Command.LookAtTime(id), told -> {});
    }
    if (!due.isEmpty()) {
      world.looks.times(20 * Agenda.SECOND);
    }
  }

  @Override
  public String toString() {
    return "node " + number;
  }
}
