package io.ilwon.submission;

/** Why a PreStep2 has to be tried again. */
public enum RetryReason {
  INVALID_BANK_CODE,
  NOT_VERIFIED,
  CANNOT_RECEIVE,
  /** The bank or rail takes no transfer now, or we hold it back. */
  NOT_POSSIBLE,
  /** The outcome is not known yet. */
  PROCESSING,
  /** The bank refused for a reason the contract does not name. */
  REFUSED
}
