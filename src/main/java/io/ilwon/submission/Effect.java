package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.transfer.Change;
import io.ilwon.transfer.Transfer;

/** A row to write beside the submission's own: never a call. */
sealed interface Effect {
  /** A new transfer, stored as sending. */
  record IntentRow(Transfer transfer) implements Effect {}

  /** A transfer has changed. */
  record TransferRow(Transfer transfer) implements Effect {}

  /** The account's day: a place taken, the cap observed. */
  record PlaceTaken() implements Effect {}

  /** The account's day: a place taken whatever the cap says, since the bank has booked. */
  record PlaceTakenAgain() implements Effect {}

  /** The account's day: a place given back. */
  record PlaceGivenBack() implements Effect {}

  /** The account's day: a holder check counted. */
  record CheckCounted() implements Effect {}

  /** The account's guesses: a wrong one. */
  record WrongGuess() implements Effect {}

  /** The account's guesses: the right one. */
  record RightGuess() implements Effect {}

  /** What Step 2 told of the person is kept. */
  record PersonKept() implements Effect {}

  /** Personal data is erased. */
  record Erased() implements Effect {}

  /** An operator has to be told. */
  record Alarmed(Change.Alarm alarm) implements Effect {}

  /** What people did is written down. */
  record Audited(AuditEntry entry) implements Effect {}
}
