package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import java.util.Optional;

/**
 * What may keep a transfer from leaving: first the holds, then the bank's load. Answers from memory
 * and at once.
 */
public final class Barrier {
  private final Hold holds;
  private final BankLoad load;

  public Barrier(Hold holds, BankLoad load) {
    this.holds = holds;
    this.load = load;
  }

  /** Asked before an intent: leave to send one won. */
  public Clearance send(BankCode bank) {
    Optional<HeldBack> held = holds.on(bank);
    return held.isPresent() ? new Clearance.Held(held.get()) : load.send(bank);
  }

  /** Leave to ask the bank whose account it is. */
  public Clearance check(BankCode bank) {
    Optional<HeldBack> held = holds.on(bank);
    return held.isPresent() ? new Clearance.Held(held.get()) : load.check(bank);
  }

  /** Asked again right before the send: a stop may have come while the intent was stored. */
  public Optional<HeldBack> meanwhile(BankCode bank) {
    return holds.on(bank);
  }
}
