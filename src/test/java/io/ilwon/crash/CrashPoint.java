package io.ilwon.crash;

/** Where a node ends: fourteen moments of one won's way, in their order. */
enum CrashPoint {
  BEFORE_INTENT_COMMIT("the intent's commit has not left"),
  INTENT_COMMIT_UNANSWERED("the intent's commit arrived, its answer did not"),
  INTENT_COMMITTED("the intent is committed, no line to the bank is open"),
  BEFORE_FIRST_BYTE("the line to the bank is open, not one byte of the order has left"),
  HALF_WRITTEN("half of the order has left"),
  WRITTEN("the whole order has left"),
  ANSWER_LOST("the bank speaks, or hangs up"),
  BEFORE_OUTCOME_COMMIT("the outcome is known, its commit has not left"),
  OUTCOME_COMMIT_UNANSWERED("the outcome's commit arrived, its answer did not"),
  OUTCOME_COMMITTED("the outcome is committed, the caller not answered"),
  CALLER_ANSWERED("the caller is answered"),
  INQUIRY_LEASED("an inquiry is leased, not one byte of it has left"),
  INQUIRY_ANSWER_LOST("the bank answers an inquiry"),
  BEFORE_INQUIRY_COMMIT("an inquiry is answered, its commit has not left");

  final String words;

  CrashPoint(String words) {
    this.words = words;
  }

  /** True for the moments in the inquirer; the order's own answer is lost before them. */
  boolean whileInquiring() {
    return compareTo(INQUIRY_LEASED) >= 0;
  }
}
