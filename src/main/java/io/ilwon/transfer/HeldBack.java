package io.ilwon.transfer;

import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import java.util.Locale;

/**
 * Why we ourselves send nothing; each is certain, since not one byte has left. Of several that
 * apply the first in this order is the one told.
 */
public enum HeldBack {
  /** An operator stopped everything, this bank, or this project. */
  EMERGENCY_STOP,
  /** The database may have forgotten transfers: it was restored, cloned or promoted. */
  DATABASE_RESTORED,
  /** The bank is closed at this hour by a row an operator confirmed. */
  CALENDAR,
  /** The bank gives no clear answers of late. */
  BREAKER,
  /** As many sends as the bank is given are under way. */
  BULKHEAD;

  /** What becomes of an intent that is held back after all, right before its send. */
  public TransferOutcome.Refused outcome() {
    return new TransferOutcome.Refused(
        Refusal.HELD_BACK, name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
