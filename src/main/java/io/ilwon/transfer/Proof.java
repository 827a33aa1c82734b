package io.ilwon.transfer;

/** Who made an outcome certain. */
public enum Proof {
  /** The bank's answer to the send itself, or our own proof that no byte left. */
  ANSWER,
  /** The bank's answer to an inquiry. */
  INQUIRY,
  /** The person typed the right code, so the won has arrived. */
  CODE,
  /** The bank told by itself: a reversal or a late booking. */
  NOTICE,
  /** Two operators settled it by hand. */
  OPERATOR
}
