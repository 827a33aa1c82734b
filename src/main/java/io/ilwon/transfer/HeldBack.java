package io.ilwon.transfer;

/** Why we ourselves send nothing; each is certain, since not one byte has left. */
public enum HeldBack {
  /** An operator stopped everything, or this bank. */
  EMERGENCY_STOP,
  /** The database may have forgotten transfers: it was restored, cloned or promoted. */
  DATABASE_RESTORED,
  /** The bank is closed at this hour by a row an operator confirmed. */
  CALENDAR,
  /** The bank gives no clear answers of late. */
  BREAKER,
  /** As many sends as the bank is given are under way. */
  BULKHEAD
}
