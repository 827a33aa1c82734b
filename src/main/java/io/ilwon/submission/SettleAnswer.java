package io.ilwon.submission;

import java.time.Instant;

/** What becomes of two operators' word on a transfer. */
public sealed interface SettleAnswer extends Answer {
  /** It is stored, with the audit entry. */
  record Settled() implements SettleAnswer {}

  /** Nothing to settle: the transfer is in this state, in the words of database and pages. */
  record NotUnknown(String state) implements SettleAnswer {}

  /** The bank is still asked and may still speak: not before this instant. */
  record TooEarly(Instant horizon) implements SettleAnswer {}

  /** There is no such transfer any more. */
  record NotFound() implements SettleAnswer {}

  /** Nothing was done: the row stayed locked, or the database did not take it. */
  record NotStored() implements SettleAnswer {}

  /** Nobody knows in time whether it is stored. */
  record Undecided() implements SettleAnswer {}
}
