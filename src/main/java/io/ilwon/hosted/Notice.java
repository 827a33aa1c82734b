package io.ilwon.hosted;

/** What came of the person's last move. The names are stored in drafts: they stay as they are. */
enum Notice {
  NONE,
  NUMBER_EMPTY,
  HOLDER_EMPTY,
  NUMBER_AND_HOLDER_EMPTY,
  NUMBER_CHARS,
  NUMBER_WRONG_FORM,
  HOLDER_WRONG_FORM,
  BANK_AGAIN,
  /** failed_to_verify: the same words for a wrong number and a wrong name. */
  NOT_CONFIRMED,
  CANNOT_RECEIVE,
  /** unable_to_Transfer: closed, in maintenance, or held back by us. */
  NOT_POSSIBLE,
  OUR_FAULT,
  DAY_FULL,
  SENDS_SPENT,
  CODE_FORMAT,
  CODE_WRONG,
  CODE_WRONG_LAST,
  CODE_EXPIRED,
  CODE_VOID,
  LOCKED,
  RESENT,
  MORE_TIME,
  PROCESSING,
  /** The gap after a won has not passed: nothing was sent, and what was typed is kept. */
  TOO_SOON
}
