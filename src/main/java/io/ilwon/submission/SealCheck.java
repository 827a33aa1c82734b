package io.ilwon.submission;

import io.ilwon.audit.LastLines;
import io.ilwon.audit.SealedRow;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.RowByRow;
import io.ilwon.project.ConfigurationRows;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds every sealed row against its seal, and against what the audit said last of it: a row put
 * back to an older state with its older seal is found by the second alone.
 */
public final class SealCheck {
  private static final int MOST = 1_000;

  private final Seals seals;
  private final LastLines lines;
  private final List<String> problems = new ArrayList<>();
  private long rows;

  private SealCheck(Seals seals, LastLines lines) {
    this.seals = seals;
    this.lines = lines;
  }

  /**
   * What was found.
   *
   * @param problems a sentence each, with table and row; at most 1,000
   */
  public record Result(long rows, List<String> problems) {}

  /** Sealed rows of whoever is not known here. */
  @FunctionalInterface
  public interface Others {
    /** Reads each. */
    void each(Connection connection, Keyset keys, SealedRow.Each each) throws SQLException;
  }

  /** Reads every row but others'. */
  public static Result of(Connection connection, Keyset keys, LastLines lines) throws SQLException {
    return of(connection, keys, lines, (_, _, _) -> {});
  }

  /** Reads every row. */
  public static Result of(Connection connection, Keyset keys, LastLines lines, Others others)
      throws SQLException {
    SealCheck check = new SealCheck(Seals.of(keys), lines);
    RowByRow.of(connection, SealCheckStore.SUBMISSIONS, check::submission);
    RowByRow.of(connection, SealCheckStore.TRANSFERS, check::transfer);
    RowByRow.of(connection, SealCheckStore.ACCOUNTS, check::account);
    RowByRow.of(connection, SealCheckStore.GUESSES, check::guesses);
    ConfigurationRows.each(connection, keys, check::told);
    BankStopStore.sealedRows(connection, keys, check::told);
    BankHoursStore.sealedRows(connection, keys, check::told);
    others.each(connection, keys, check::told);
    return new Result(check.rows, List.copyOf(check.problems));
  }

  private void submission(ResultSet row) throws SQLException {
    SubmissionStore.Row s = SubmissionStore.Row.read(row);
    byte @Nullable [] seal = row.getBytes("seal");
    told("submission", s.submission().id().text(), seals.genuine(s, seal), seal, false);
  }

  private void transfer(ResultSet row) throws SQLException {
    Transfer t = TransferStore.read(row);
    byte @Nullable [] seal = row.getBytes("seal");
    boolean genuine = seals.transfers.genuine(t, seal) && seals.transfers.genuineOrigin(row);
    told("transfer", t.id().toString(), genuine, seal, false);
  }

  private void account(ResultSet row) throws SQLException {
    AccountStore.Row a = AccountStore.read(row);
    byte @Nullable [] seal = row.getBytes("seal");
    boolean genuine = seals.accounts.genuine(a.account(), a.day(), seal);
    told("account", hex(a.account()), genuine, seal, a.day().equals(AccountDay.UNUSED));
  }

  private void guesses(ResultSet row) throws SQLException {
    GuessStore.Row g = GuessStore.Row.read(row);
    byte @Nullable [] seal = row.getBytes("seal");
    boolean genuine = seals.genuine(g.account(), g.guesses(), seal);
    told("account_guess", hex(g.account()), genuine, seal, g.guesses().equals(GuessRecord.EMPTY));
  }

  private void told(SealedRow row) {
    told(row.table(), row.key(), row.genuine(), row.seal(), row.unused());
  }

  /** A counter's row is made before anything is counted, and told of when something is. */
  private void told(
      String table, String key, boolean genuine, byte @Nullable [] seal, boolean unused) {
    rows++;
    LastLines.Said said = lines.holds(table, key, seal);
    if (!genuine) {
      problem("row " + key + " of " + table + " was changed by another hand");
      return;
    }
    switch (said) {
      case AGREES -> {}
      case DIFFERS -> problem("row " + key + " of " + table + " is not as the audit left it");
      case NEVER_TOLD -> {
        if (!unused) {
          problem("row " + key + " of " + table + " was never told of by the audit");
        }
      }
    }
  }

  private void problem(String what) {
    if (problems.size() < MOST) {
      problems.add(what);
    }
  }

  private static String hex(Opaque account) {
    return HexFormat.of().formatHex(account.bytes());
  }
}
