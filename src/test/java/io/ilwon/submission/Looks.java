package io.ilwon.submission;

/**
 * The due tasks of all nodes: each look falls to whichever node is awake. In production every node
 * looks every quarter of a second; here only looks that may find something are taken.
 */
final class Looks {
  private static final long PAUSE = 250 * Agenda.MILLI;

  private final SimulatedWorld world;

  Looks(SimulatedWorld world) {
    this.world = world;
  }

  /** What a node looks for. */
  enum Look {
    INQUIRIES,
    LEASES,
    NOTICES,
    TIMES
  }

  void inquiries(long in) {
    later(Look.INQUIRIES, in + world.chance.between(0, PAUSE));
  }

  void leases(long in) {
    later(Look.LEASES, in + world.chance.between(0, PAUSE));
  }

  void notices(long in) {
    later(Look.NOTICES, in);
  }

  void times(long in) {
    later(Look.TIMES, in + world.chance.between(0, 20 * Agenda.SECOND));
  }

  private void later(Look look, long in) {
    world.agenda.in(Math.max(0, in), () -> take(look));
  }

  private void take(Look look) {
    SimulatedNode node = world.someNode();
    if (!node.awake() || !node.look(look)) {
      world.agenda.in(4 * PAUSE, () -> take(look));
    }
  }
}
