package io.ilwon.transfer;

/**
 * What a piece of news did to a transfer.
 *
 * @param next the transfer afterwards (equal to the one before when the news changes nothing)
 * @param place what becomes of the place of the day that the intent took
 * @param alarm what a person must be told
 */
public record Change(Transfer next, Place place, Alarm alarm) {
  /** What becomes of the place of the day. */
  public enum Place {
    KEPT,
    GIVEN_BACK,
    TAKEN_AGAIN
  }

  /** Whom it concerns: the operator. */
  public enum Alarm {
    NONE,
    /** The bank took a won back. */
    REVERSED,
    /** A refusal was followed by a booking. */
    SENT_LATE,
    /** The bank refuses what was proven to have arrived. */
    REFUSED_AFTER_PROOF,
    /** The inquiries are used up and nobody knows. */
    STILL_UNKNOWN,
    /** The bank's statement contradicts us. */
    DISPUTED
  }

  static Change none(Transfer t) {
    return new Change(t, Place.KEPT, Alarm.NONE);
  }

  static Change to(Transfer next) {
    return new Change(next, Place.KEPT, Alarm.NONE);
  }
}
