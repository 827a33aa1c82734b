package io.ilwon.submission;

import io.ilwon.transfer.TransferStore;

/** The queries for every sealed row of submissions and of what they count. */
final class SealCheckStore {
  static final String SUBMISSIONS = "select * from submission";
  static final String TRANSFERS =
      "select t.submission, t.project, t.bank_code, t.rail, t.origin, "
          + TransferStore.COLUMNS
          + " from transfer t";
  static final String ACCOUNTS = "select * from account";
  static final String GUESSES = "select * from account_guess";

  private SealCheckStore() {}
}
