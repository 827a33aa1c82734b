package io.ilwon.bench;

import java.io.IOException;
import java.util.function.Consumer;

/** One caller on one connection, who goes one way at a time. */
final class Caller implements AutoCloseable {
  private final Target target;
  private final Line line;
  private final String bank;

  /** Where a way ended: well, or with the words of what came instead. */
  interface End {
    void at(String problem);
  }

  static final String WELL = "";

  Caller(Loop loop, Target target, int number, String bank) throws IOException {
    this.target = target;
    this.line = new Line(loop, target.port(number));
    this.bank = bank;
  }

  /** Whether the connection still stands; without it a caller is of no more use. */
  boolean isThere() {
    return line.isOpen();
  }

  /** Step 1; the new submission waits in the target's hand. */
  void open(End end) {
    opened(
        id -> {
          target.submissions.add(id);
          end.at(WELL);
        },
        end);
  }

  /** All three steps. */
  void wholeWay(End end) {
    opened(id -> verify(id, end), end);
  }

  /** PreStep2, the statement, Step 2. */
  void verify(String submission, End end) {
    String account = target.account();
    line.ask(
        target.requests.deposit(submission, bank, account),
        answer -> {
          if (answer.status() == 200 && answer.body().contains("\"success\":true")) {
            target.codes.read(account, code -> guess(submission, code, end));
          } else {
            end.at(told("PreStep2", answer));
          }
        });
  }

  private void guess(String submission, String code, End end) {
    line.ask(
        target.requests.guess(submission, code),
        answer ->
            end.at(
                answer.status() == 200 && answer.field("kycStatus").equals("approved")
                    ? WELL
                    : told("Step 2", answer)));
  }

  private void opened(Consumer<String> then, End end) {
    line.ask(
        target.requests.open(),
        answer -> {
          String id = answer.field("submissionId");
          if (answer.status() == 200 && !id.isEmpty()) {
            then.accept(id);
          } else {
            end.at(told("Step 1", answer));
          }
        });
  }

  private static String told(String step, Message answer) {
    String body = answer.body();
    return step + " " + answer.status() + " " + body.substring(0, Math.min(160, body.length()));
  }

  @Override
  public void close() {
    line.close();
  }
}
