package rival;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** PreStep2: the intent in one transaction, the bank in none, the outcome in another. */
@Component
class Deposits {
  private static final Logger LOG = LoggerFactory.getLogger(Deposits.class);

  private final Ledger ledger;
  private final Bank bank;

  Deposits(Ledger ledger, Bank bank) {
    this.ledger = ledger;
    this.bank = bank;
  }

  Answer deposit(String project, String submissionId, Destination to) {
    return switch (ledger.begin(project, submissionId, to)) {
      case Ledger.Answered(Answer answer) -> answer;
      case Ledger.Begun begun -> send(begun, submissionId);
    };
  }

  private Answer send(Ledger.Begun begun, String submissionId) {
    Outcome outcome = bank.send(begun.order());
    try {
      return ledger.settle(submissionId, begun.transferId(), outcome, true);
    } catch (DataAccessException | TransactionException e) {
      // The intent is stored: the inquirer will learn what became of it.
      LOG.error("the outcome of {} is not stored: {}", begun.order(), e.getClass().getName());
      return Answer.processing(begun.failures());
    }
  }
}
