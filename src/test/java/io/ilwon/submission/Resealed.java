package io.ilwon.submission;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Resealing;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Seals rows anew that a test has changed by hand, as if this server had written them so. */
public final class Resealed {
  private final Connection connection;
  private final Seals seals;

  private Resealed(Connection connection, Seals seals) {
    this.connection = connection;
    this.seals = seals;
  }

  /** Every row of the sealed tables. */
  public static void all(Database database, Keyset keys) throws SQLException {
    database.inTransaction(connection -> {
      Resealed rows = new Resealed(connection, Seals.of(keys));
      rows.each("select * from submission", rows::submission);
      rows.each("select " + TransferStore.COLUMNS + " from transfer t", rows::transfer);
      rows.each("select t.* from transfer t", rows::origin);
      rows.each("select * from account", rows::account);
      rows.each("select * from account_guess", rows::guesses);
      return null;
    });
  }

  private interface Row {
    void seal(ResultSet row) throws SQLException;
  }

  private void each(String query, Row row) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(query);
        ResultSet rows = s.executeQuery()) {
      while (rows.next()) {
        row.seal(rows);
      }
    }
  }

  private void submission(ResultSet row) throws SQLException {
    SubmissionStore.Row r = SubmissionStore.Row.read(row);
    write("update submission set seal = ? where id = ?", seals.of(r), row.getObject("id"));
  }

  private void transfer(ResultSet row) throws SQLException {
    Transfer t = TransferStore.read(row);
    write("update transfer set seal = ? where id = ?", seals.transfers.of(t), t.id().uuid());
  }

  private void origin(ResultSet row) throws SQLException {
    byte[] origin = Resealing.origin(seals.transfers, row);
    write("update transfer set origin = ? where id = ?", origin, row.getObject("id"));
  }

  private void account(ResultSet row) throws SQLException {
    AccountStore.Row r = AccountStore.read(row);
    byte[] seal = seals.accounts.of(r.account(), r.day());
    write("update account set seal = ? where account_index = ?", seal, r.account().bytes());
  }

  private void guesses(ResultSet row) throws SQLException {
    GuessStore.Row r = GuessStore.Row.read(row);
    byte[] seal = seals.of(r.account(), r.guesses());
    write("update account_guess set seal = ? where account_index = ?", seal, r.account().bytes());
  }

  private void write(String update, byte[] seal, Object key) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(update)) {
      s.setBytes(1, seal);
      s.setObject(2, key);
      s.executeUpdate();
    }
  }
}
