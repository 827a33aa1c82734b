package io.ilwon.transfer;

import io.ilwon.rail.TransferOutcome;
import java.time.Instant;

/** Something learned about a transfer. */
public sealed interface News {
  /** The rail's answer to the one send. */
  record SendAnswered(TransferOutcome outcome) implements News {}

  /** The rail's answer to an inquiry that began at {@code askedAt} (database clock). */
  record InquiryAnswered(TransferOutcome outcome, Instant askedAt) implements News {}

  /** The sender ended, or its lease did, before it could tell: how we know. */
  record SenderLost(String how) implements News {}

  /** The person typed the code that only the statement shows. */
  record CodeProved() implements News {}

  /** The bank took the won back. */
  record TakenBack() implements News {}

  /** The bank's list shows the won as booked. */
  record Booked() implements News {}

  /** Two operators decided what became of an unknown: {@code sent} or not. */
  record Settled(boolean sent) implements News {}

  /**
   * The bank's statement contradicts what we hold for certain.
   *
   * @param why the queue's word for it
   */
  record Disputed(String why) implements News {
    /** Sent with us, and the statement that covers it has no such booking. */
    public static final String MISSING = "missing at the bank";
  }
}
