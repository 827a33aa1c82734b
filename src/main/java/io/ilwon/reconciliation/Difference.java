package io.ilwon.reconciliation;

import java.util.Locale;

/** What comparing our ledger with the bank's may find under one rail id. */
public enum Difference {
  /** Both say the same. */
  AGREES(Weight.NONE, "nothing"),
  /** Booked at the bank under an id adopted before. */
  ADOPTED_BEFORE(Weight.NONE, "nothing"),
  /** Under an id we do not know, and not of one won: somebody else's payment. */
  NOT_OURS(Weight.NONE, "nothing"),
  /** Not in the statement, but so near its ends that it may stand in a neighbouring one. */
  AT_THE_EDGE(Weight.NONE, "nothing; the neighbouring day's statement tells"),
  /** Booked at the bank, open with us. */
  BOOKED(Weight.MENDED, "settled as sent"),
  /** Booked at the bank, and the database has forgotten it. */
  ADOPTED(Weight.MENDED, "adopted: its id is never used again, its place of the day is held"),
  /** The same, to an account the statement hides. */
  ADOPTED_MASKED(
      Weight.FOR_A_PERSON,
      "adopted, but no place is held: reconcile a statement that shows the account"),
  /** Booked at the bank, refused with us. */
  SENT_LATE(
      Weight.FOR_A_PERSON, "sent late: its place is taken, its code stays dead; ask the bank"),
  /** Taken back by the bank. */
  REVERSED(Weight.FOR_A_PERSON, "reversed: its code is dead; ask the bank why"),
  /** Sent with us, not booked at the bank. */
  MISSING(Weight.FOR_A_PERSON, "queued and unchanged: ask the bank"),
  /** Unknown with us, not booked at the bank: no proof, since it may be booked yet. */
  UNKNOWN_ABSENT(Weight.FOR_A_PERSON, "unchanged: inquire, or settle it by hand"),
  /** Another amount, bank or account than we ordered. */
  DIFFERENT(Weight.FOR_A_PERSON, "queued and unchanged: ask the bank"),
  /** More than one booking under one id. */
  BOOKED_TWICE(Weight.FOR_A_PERSON, "queued: the bank has to take one back"),
  /** Taken back with us, still booked at the bank. */
  STILL_BOOKED(Weight.FOR_A_PERSON, "queued and unchanged: ask the bank");

  private enum Weight {
    NONE,
    MENDED,
    FOR_A_PERSON
  }

  private final Weight weight;
  private final String remedy;

  Difference(Weight weight, String remedy) {
    this.weight = weight;
    this.remedy = remedy;
  }

  /** The word of reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the run has done, and what a person has to do. */
  public String remedy() {
    return remedy;
  }

  /** False when both ledgers say the same. */
  public boolean differs() {
    return weight != Weight.NONE;
  }

  /** Whether the run alone cannot make the ledgers equal. */
  public boolean needsPerson() {
    return weight == Weight.FOR_A_PERSON;
  }
}
