package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A caller's call at a node: it is answered once, or its answer is lost. */
final class Call {
  final SimulatedNode node;
  final SubmissionId submission;
  final @Nullable Opaque account;
  private final Consumer<@Nullable Answer> then;
  private boolean over;

  /**
   * @param then hears the answer, or null when it was lost
   */
  Call(
      SimulatedNode node,
      SubmissionId submission,
      @Nullable Opaque account,
      Consumer<@Nullable Answer> then) {
    this.node = node;
    this.submission = submission;
    this.account = account;
    this.then = then;
  }

  /** It reaches the node, or the node is gone. */
  void arrive(Runnable handling) {
    SimulatedWorld world = node.world;
    world.agenda.in(
        world.chance.mostlyNear(Agenda.MILLI, 50 * Agenda.MILLI),
        () -> {
          if (node.up()) {
            node.calls.add(this);
            node.in(0, handling);
          } else {
            cut();
          }
        });
  }

  boolean over() {
    return over;
  }

  void answer(Answer answer) {
    if (over) {
      return;
    }
    over = true;
    node.calls.remove(this);
    SimulatedWorld world = node.world;
    world.checker.answered(this, answer);
    world.note(() -> submission.text() + " is answered " + answer + " by " + node);
    boolean lost = world.chance.in(world.weather.lostAnswer());
    world.agenda.in(5 * Agenda.MILLI, () -> then.accept(lost ? null : answer));
  }

  /** The connection breaks. */
  void cut() {
    if (!over) {
      over = true;
      then.accept(null);
    }
  }
}
