package io.ilwon.hosted;

/** What came of the person's last move. The names are stored in drafts: they stay as they are. */
enum Notice {
  NONE(false),
  NUMBER_EMPTY(true),
  HOLDER_EMPTY(true),
  NUMBER_AND_HOLDER_EMPTY(true),
  NUMBER_CHARS(true),
  NUMBER_WRONG_FORM(true),
  HOLDER_WRONG_FORM(true),
  BANK_AGAIN(false),
  /** failed_to_verify: the same words for a wrong number and a wrong name. */
  NOT_CONFIRMED(false),
  CANNOT_RECEIVE(false),
  /** unable_to_Transfer: closed, in maintenance, or held back by us. */
  NOT_POSSIBLE(false),
  OUR_FAULT(false),
  DAY_FULL(false),
  SENDS_SPENT(false),
  CODE_FORMAT(false),
  CODE_WRONG(false),
  CODE_WRONG_LAST(false),
  CODE_EXPIRED(false),
  CODE_VOID(false),
  LOCKED(false),
  RESENT(false),
  MORE_TIME(false),
  PROCESSING(false),
  /** The gap after a won has not passed: nothing was sent, and what was typed is kept. */
  TOO_SOON(true);

  private final boolean atTheForm;

  Notice(boolean atTheForm) {
    this.atTheForm = atTheForm;
  }

  /** Whether this is said beside the form of P2. */
  boolean atTheForm() {
    return atTheForm;
  }
}
