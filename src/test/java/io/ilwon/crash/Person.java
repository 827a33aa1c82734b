package io.ilwon.crash;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.rail.kftc.Job;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.rail.kftc.StubCredit;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.OpenAnswer;
import io.ilwon.submission.SubmissionId;
import java.util.List;

/** One person with one account, who asks for a won and types what the statement shows. */
final class Person {
  private final AccountNumber number;
  private final SubmissionId submission;
  private final StubBank bank;

  /** Opens a submission through this node. */
  Person(Node node, String number, StubBank bank) {
    this.number = new AccountNumber(number);
    this.bank = bank;
    this.submission =
        switch (node.submissions.open(node.project(), Desk.APPLICANT)) {
          case OpenAnswer.Opened o -> o.id();
          case DepositAnswer.NotRecorded n ->
              throw new IllegalStateException(n.reason().toString());
        };
  }

  String submission() {
    return submission.text();
  }

  DepositAnswer asks(Node node) {
    return node.submissions.deposit(node.project(), submission, Desk.BANK, number, Desk.HOLDER);
  }

  /** Types the code of the newest line on the statement. */
  GuessAnswer types(Node node) {
    String code = credits().getLast().printContent().substring(0, 3);
    return node.submissions.guess(
        node.project(), submission, Desk.PERSON, new DescriptorCode(code), GuessPass.FREE);
  }

  /** What the statement shows. */
  List<StubCredit> credits() {
    return bank.credits(number.unmasked());
  }

  /** The ids of the orders that reached the bank, each time they did. */
  List<String> orders() {
    return bank.requests(Job.SEND).stream()
        .filter(r -> r.account().equals(number.unmasked()))
        .map(r -> r.tranId())
        .toList();
  }
}
