package io.ilwon.rail.kftc;

import io.ilwon.bank.Account;
import io.ilwon.rail.Rail;
import io.ilwon.rail.RailContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Open banking keeps the rules of every rail. */
class KftcContractTest implements RailContract {
  private static final String MISSING = "999000999";
  private StubBank bank;
  private StubBank gone;
  private KftcRail rail;
  private KftcRail alone;

  @BeforeEach
  void open() throws IOException {
    bank = StubBank.open().missing(MISSING);
    gone = StubBank.open();
    gone.refuseConnections(true);
    rail = Bench.rail(bank);
    alone = Bench.rail(gone);
  }

  @AfterEach
  void close() {
    rail.close();
    alone.close();
    bank.close();
    gone.close();
  }

  @Override
  public Rail rail() {
    return rail;
  }

  @Override
  public Rail railWithoutBank() {
    return alone;
  }

  @Override
  public List<Credit> ledger() {
    return bank.credits().stream()
        .map(credit ->
            new Credit(
                credit.bankCode(),
                credit.account(),
                credit.printContent(),
                Long.parseLong(credit.amount())))
        .toList();
  }

  @Override
  public Account missingAccount() {
    return Bench.account(MISSING);
  }
}
