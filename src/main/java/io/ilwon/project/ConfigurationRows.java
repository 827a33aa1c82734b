package io.ilwon.project;

import io.ilwon.audit.SealedRow;
import io.ilwon.crypto.Keyset;
import java.sql.Connection;
import java.sql.SQLException;

/** Every sealed row of this package, for whoever holds them against the audit. */
public final class ConfigurationRows {
  private ConfigurationRows() {}

  /** Hands them over; within a transaction. */
  public static void each(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    ProjectSeals seals = new ProjectSeals(keys.rows());
    ProjectStore.sealedRows(connection, keys, each);
    ApiKeyStore.sealedRows(connection, seals, each);
    WonBudgetStore.sealedRows(connection, seals, each);
  }
}
