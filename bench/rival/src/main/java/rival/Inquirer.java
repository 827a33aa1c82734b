package rival;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the bank about transfers whose outcome nobody knows. It never sends. */
@Component
class Inquirer {
  private static final Logger LOG = LoggerFactory.getLogger(Inquirer.class);
  private static final Limit AT_ONCE = Limit.of(100);

  private final Transfers transfers;
  private final Ledger ledger;
  private final Bank bank;
  private final Clock clock;

  Inquirer(Transfers transfers, Ledger ledger, Bank bank, Clock clock) {
    this.transfers = transfers;
    this.ledger = ledger;
    this.bank = bank;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
  void askAboutDue() {
    for (Transfers.Due due : transfers.due(clock.instant(), AT_ONCE)) {
      try {
        ledger.beginInquiry(due).ifPresent(inquiry -> ask(due, inquiry));
      } catch (RuntimeException e) {
        LOG.error("transfer {} was not asked about", due.transferId(), e);
      }
    }
  }

  private void ask(Transfers.Due due, Ledger.Inquiry inquiry) {
    Outcome outcome = bank.inquire(inquiry.railId(), inquiry.intentAt());
    if (!(outcome instanceof Outcome.Unknown)) {
      ledger.settle(due.submissionId(), due.transferId(), outcome, false);
    }
  }
}
