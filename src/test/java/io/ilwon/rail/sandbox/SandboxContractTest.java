package io.ilwon.rail.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.db.Database;
import io.ilwon.rail.Rail;
import io.ilwon.rail.RailContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox keeps the rules of every rail. */
class SandboxContractTest implements RailContract {
  @TempDir private Path folder;
  private FrozenSandbox bank;
  private Rail rail;

  @BeforeEach
  void open() throws SQLException {
    bank = new FrozenSandbox(folder);
    rail = bank.rail();
  }

  @AfterEach
  void close() {
    bank.close();
  }

  @Override
  public Rail rail() {
    return rail;
  }

  @Override
  public Rail railWithoutBank() throws SQLException {
    Database gone = Database.open(bank.database.address(), 1);
    gone.close();
    return bank.rail(gone, _ -> {});
  }

  @Override
  public List<Credit> ledger() throws SQLException {
    return bank.credits();
  }

  @Override
  public Account missingAccount() {
    return FrozenSandbox.account("0001");
  }

  @Override
  public BankDay bankDay() {
    return BankDay.of(FrozenSandbox.START);
  }
}
