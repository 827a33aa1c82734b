package io.ilwon.process;

/**
 * One call to us, as the caller saw it.
 *
 * @param line where it stands in the history, from 1
 * @param bank as the caller spelled it; empty for a guess
 * @param account like {@code bank}
 * @param code the digits typed; empty for a deposit
 * @param from when it was asked
 * @param to when it was answered, or given up
 * @param word {@code success}, {@code approved}, {@code rejected}, a code of the contract, or
 *     {@code lost}
 * @param count {@code retryCount}, -1 where the answer has none
 */
record Heard(
    int line,
    Kind kind,
    int node,
    String submission,
    String bank,
    String account,
    String holder,
    String code,
    java.time.Instant from,
    java.time.Instant to,
    String word,
    int count) {
  static final String LOST = "lost";

  /** What was asked for. */
  enum Kind {
    DEPOSIT,
    GUESS
  }

  boolean deposit() {
    return kind == Kind.DEPOSIT;
  }

  /** A guess that was evaluated and was wrong. */
  boolean wrong() {
    return !deposit() && (word.equals("account_code_mismatch") || word.equals("rejected"));
  }

  /** As a witness. */
  String told() {
    return deposit()
        ? "history %d: node %d, %s wants 1 won on %s/%s, %s to %s: %s %d"
            .formatted(line, node, submission, bank, account, from, to, word, count)
        : "history %d: node %d, %s types %s, %s to %s: %s %d"
            .formatted(line, node, submission, code, from, to, word, count);
  }
}
