package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What may keep a transfer from leaving: first the holds, then the bank's load. Answers from memory
 * and at once.
 */
public final class Barrier {
  private final Hold holds;
  private final BankLoad load;
  private final Predicate<String> stopped;

  /** A barrier that stops no project. */
  public Barrier(Hold holds, BankLoad load) {
    this(holds, load, _ -> false);
  }

  /**
   * The whole barrier.
   *
   * @param stopped whether an operator has stopped this project's sends
   */
  public Barrier(Hold holds, BankLoad load, Predicate<String> stopped) {
    this.holds = holds;
    this.load = load;
    this.stopped = stopped;
    HoldMeters.shown();
  }

  /** Asked before an intent: leave to send one won of this project. */
  public Clearance send(BankCode bank, String project) {
    Optional<HeldBack> held = on(bank, project);
    return counted(held.isPresent() ? new Clearance.Held(held.get()) : load.send(bank));
  }

  /** Leave to ask the bank whose account it is. */
  public Clearance check(BankCode bank) {
    Optional<HeldBack> held = holds.on(bank);
    return counted(held.isPresent() ? new Clearance.Held(held.get()) : load.check(bank));
  }

  private static Clearance counted(Clearance clearance) {
    if (clearance instanceof Clearance.Held(HeldBack why)) {
      HoldMeters.held(why);
    }
    return clearance;
  }

  /** Asked again right before the send: a stop may have come while the intent was stored. */
  public Optional<HeldBack> meanwhile(BankCode bank, String project) {
    Optional<HeldBack> held = on(bank, project);
    held.ifPresent(HoldMeters::held);
    return held;
  }

  private Optional<HeldBack> on(BankCode bank, String project) {
    return stopped.test(project) ? Optional.of(HeldBack.EMERGENCY_STOP) : holds.on(bank);
  }
}
