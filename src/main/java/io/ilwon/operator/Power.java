package io.ilwon.operator;

/** One thing that may be allowed; what a screen or a button asks for. */
public enum Power {
  /** The overview. */
  SEE_HOME,
  /** Lists and details of verifications, masked as {@link Masking} says. */
  SEE_VERIFICATIONS,
  /** A number and a name in the clear, with a reason that is kept. */
  REVEAL,
  /** A file of rows, with a reason that is kept. */
  EXPORT,
  /** Ask the bank again, end a verification, make a new link. */
  CHANGE_VERIFICATIONS,
  /** Leave a memo on a verification. */
  NOTE,
  /** Transfers whose outcome nobody knows. */
  SEE_QUEUE,
  /** Propose how an unknown ended, or agree to what another proposed. */
  SETTLE,
  SEE_BANKS,
  /** Stop a bank and let it go on, confirm its hours. */
  CHANGE_BANKS,
  SEE_MONEY,
  CHANGE_MONEY,
  SEE_LIMITS,
  /** Block, lift a block or a lock. */
  CHANGE_LIMITS,
  SEE_WEBHOOKS,
  CHANGE_WEBHOOKS,
  /** Keys, calls and the sandbox. */
  SEE_DEVELOPERS,
  CHANGE_KEYS,
  /** What people did, and who saw whose data. */
  SEE_LOGS,
  /** Sign the month's review of accesses. */
  REVIEW,
  SEE_SETTINGS,
  CHANGE_SETTINGS,
  /** Stop everything, a bank or a project. */
  STOP,
  /** Invite, change, disable and reset operators of no more power than one's own. */
  MEMBERS
}
