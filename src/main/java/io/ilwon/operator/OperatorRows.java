package io.ilwon.operator;

import io.ilwon.audit.SealedRow;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.RowByRow;
import java.sql.Connection;
import java.sql.SQLException;

/** Every sealed row that the audit tells of, for whoever checks them all. */
public final class OperatorRows {
  private OperatorRows() {}

  /** Reads each with what its seal says; within a transaction. */
  public static void each(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    OperatorSeals seals = new OperatorSeals(keys);
    RowByRow.of(
        connection,
        OperatorStore.EVERY,
        row -> {
          boolean genuine = OperatorStore.genuine(row, seals).isPresent();
          each.row(
              new SealedRow(
                  OperatorStore.TABLE, row.getString("id"), genuine, row.getBytes("seal"), false));
        });
    AccessLogStore.sealedRows(connection, keys, each);
  }
}
