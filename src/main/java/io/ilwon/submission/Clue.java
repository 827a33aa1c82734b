package io.ilwon.submission;

import io.ilwon.bank.Account;

/** By what an operator finds submissions; each is an index of its own. */
public sealed interface Clue {
  /** When they were opened. */
  record Time() implements Clue {}

  /** The client's own name of a person. */
  record Userid(String userid) implements Clue {
    @Override
    public String toString() {
      return "Userid";
    }
  }

  /** A whole account, by its blind index. */
  record Whole(Account account) implements Clue {}

  record Id(SubmissionId id) implements Clue {}

  /** A transfer's own id, or its id at the bank. */
  record Transfer(String id) implements Clue {
    @Override
    public String toString() {
      return "Transfer";
    }
  }

  /** A won whose fate nobody knows. */
  record Unknown() implements Clue {}

  /** A transfer that waits for a person. */
  record Queued() implements Clue {}
}
