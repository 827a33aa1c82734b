package io.ilwon.process;

import io.ilwon.crypto.Opaque;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own rows, as they are at rest. */
record LedgerRows(List<Transfer> transfers, List<Submission> submissions, List<Account> accounts) {

  /** A row of {@code transfer}; {@code account} is its blind index. */
  record Transfer(
      String id,
      String submission,
      String state,
      String bank,
      String account,
      String railId,
      LocalDate day,
      Instant intentAt,
      Instant leaseUntil,
      @Nullable Instant outcomeAt,
      @Nullable String proof,
      @Nullable String refusal,
      @Nullable Opaque codeMac,
      int inquiries,
      boolean queued) {

    boolean open() {
      return state.equals("sending") || state.equals("unknown");
    }

    /** A refusal by the bank's word: it counts as a failure. */
    boolean counted() {
      return state.equals("refused")
          && !"NOT_REQUESTED".equals(refusal)
          && !"HELD_BACK".equals(refusal);
    }

    /** As a witness. */
    String told() {
      return "transfer %s of %s: %s%s, rail id %s, intent %s, outcome %s, lease %s"
          .formatted(
              id,
              submission,
              state,
              refusal == null ? "" : " " + refusal,
              railId,
              intentAt,
              outcomeAt,
              leaseUntil);
    }
  }

  /** A row of {@code submission}. */
  record Submission(
      String id,
      String stage,
      int failures,
      int wrongGuesses,
      int won,
      @Nullable Instant finishedAt) {
    String told() {
      return "submission %s: %s, %d failures, %d wrong guesses, %d won"
          .formatted(id, stage, failures, wrongGuesses, won);
    }
  }

  /** A row of {@code account}. */
  record Account(String account, LocalDate day, int places) {
    String told() {
      return "account %s: %d places on %s".formatted(account.substring(0, 8), places, day);
    }
  }

  static LedgerRows read(Connection connection) throws SQLException {
    return new LedgerRows(
        rows(
            connection,
            "select * from transfer order by intent_at",
            row ->
                new Transfer(
                    row.getString("id"),
                    row.getString("submission"),
                    row.getString("state"),
                    row.getString("bank_code"),
                    HexFormat.of().formatHex(row.getBytes("account_index")),
                    row.getString("rail_id"),
                    row.getObject("bank_day", LocalDate.class),
                    instant(row, "intent_at"),
                    instant(row, "lease_until"),
                    row.getObject("outcome_at") == null ? null : instant(row, "outcome_at"),
                    row.getString("proof"),
                    row.getString("refusal"),
                    code(row.getBytes("code_mac")),
                    row.getInt("inquiries"),
                    row.getObject("queued_at") != null)),
        rows(
            connection,
            "select * from submission",
            row ->
                new Submission(
                    row.getString("id"),
                    row.getString("stage"),
                    row.getInt("failures"),
                    row.getInt("wrong_guesses"),
                    row.getInt("won"),
                    row.getObject("finished_at") == null ? null : instant(row, "finished_at"))),
        rows(
            connection,
            "select * from account",
            row ->
                new Account(
                    HexFormat.of().formatHex(row.getBytes("account_index")),
                    row.getObject("day", LocalDate.class),
                    row.getInt("places"))));
  }

  private interface Reading<T> {
    T row(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(Connection connection, String sql, Reading<T> reading)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(reading.row(row));
      }
    }
    return rows;
  }

  private static @Nullable Opaque code(byte @Nullable [] mac) {
    return mac == null ? null : Opaque.of(mac);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
