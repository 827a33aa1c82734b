package io.ilwon.submission;

/** Faults put in on purpose: a simulator that does not find them proves nothing. */
enum Planted {
  NONE,
  /** No answer from the bank: sends once more, under a new id. */
  SENDS_AGAIN,
  /** An unknown outcome gives the day's place back. */
  UNKNOWN_GIVES_THE_PLACE_BACK,
  /** <i>No record</i> is believed without waiting for the settle horizon. */
  NO_RECORD_IS_BELIEVED_AT_ONCE,
  /** A node that slept past its deadline sends all the same. */
  THE_WINDOW_IS_IGNORED,
  /** A lost commit is taken for a stored one. */
  A_LOST_COMMIT_IS_TAKEN_FOR_STORED,
  /** The lease of a living sender is taken over. */
  THE_LEASE_IS_IGNORED,
  /** The account's day is counted without its lock and without the write's condition. */
  PLACES_ARE_COUNTED_WITHOUT_THE_LOCK,
  /** The account's wrong guesses lock nothing. */
  WRONG_GUESSES_ARE_FORGOTTEN
}
