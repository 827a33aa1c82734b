package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.db.Database;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The database itself refuses every row that the rules could never have written. */
class SchemaTest {
  private static final String SUBMISSION =
      "id='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', project='p', stage='awaiting_deposit',"
          + " issuing_country='KOR', applicant='\\x01', created_at='2026-01-01',"
          + " updated_at='2026-01-01', ends_at='2026-01-01 04:00'";
  private static final String TRANSFER =
      "id='00000000-0000-0000-0000-000000000001', submission='s', project='p', attempt='1',"
          + " state='sending', bank_code='004', account_index='\\x"
          + "ab".repeat(32)
          + "', rail='sandbox', rail_id='r', bank_day='2026-01-01',"
          + " node='00000000-0000-0000-0000-000000000002', intent_at='2026-01-01',"
          + " deadline_at='2026-01-01 00:00:02', lease_until='2026-01-01 00:00:30'";
  private static final String ACCOUNT = "account_index='\\x" + "ab".repeat(32) + "'";
  private static final String LINK =
      "id='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', project='p',"
          + " key_id='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', token_hash='\\x"
          + "ab".repeat(32)
          + "', token='\\x01', submission='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', language='ko',"
          + " created_at='2026-01-01', opened_at='2026-01-01', expires_at='2026-01-01 00:30'";
  private static final String SENT = "state='sent', outcome_at='2026-01-01', proof='answer'";

  private static final Map<String, String> GOOD =
      Map.of(
          "submission", SUBMISSION,
          "transfer", TRANSFER,
          "account", ACCOUNT,
          "account_guess", ACCOUNT,
          "verification_session", LINK);

  /** Constraint, table, and what makes a good row bad; a constraint may have several. */
  private static final List<String> BAD =
      List.of(
          "submission_id_check|submission|id='short'",
          "submission_id_check|submission|id='" + "a".repeat(65) + "'",
          "submission_stage_check|submission|stage='pending'",
          "submission_comment_check|submission|stage='rejected', comment='tired',"
              + " finished_at='2026-01-01'",
          "submission_failures_check|submission|failures='6', stage='rejected',"
              + " comment='timeout', finished_at='2026-01-01'",
          "submission_failures_check|submission|failures='-1'",
          "submission_wrong_guesses_check|submission|wrong_guesses='6',"
              + " wrong_at='{2026-01-01,2026-01-01,2026-01-01,2026-01-01,2026-01-01,2026-01-01}'",
          "submission_won_check|submission|won='-1'",
          "submission_attempts_check|submission|attempts='-1'",
          "submission_issuing_country_check|submission|issuing_country='kor'",
          "rejected_has_a_comment|submission|stage='rejected', finished_at='2026-01-01'",
          "rejected_has_a_comment|submission|comment='timeout'",
          "finished_has_an_instant|submission|stage='approved'",
          "finished_has_an_instant|submission|finished_at='2026-01-01'",
          "code_belongs_to_awaiting_code|submission|code_expires_at='2026-01-01'",
          "code_belongs_to_awaiting_code|submission|stage='awaiting_code', attempts='1',"
              + " latest_transfer='00000000-0000-0000-0000-000000000001'",
          "deposit_belongs_to_a_transfer|submission|stage='depositing'",
          "transfers_are_counted|submission|attempts='1'",
          "transfers_are_counted|submission|"
              + "latest_transfer='00000000-0000-0000-0000-000000000001'",
          "fifth_failure_rejects|submission|failures='5'",
          "wrong_guesses_have_instants|submission|wrong_guesses='1'",
          "verified_is_approved|submission|verified_at='2026-01-01'",
          "erased_only_when_deleted|submission|applicant=null",
          "erased_has_nothing_personal|submission|stage='approved', finished_at='2026-01-01',"
              + " erased_at='2026-01-01'",
          "retention_erases_the_finished|submission|applicant=null, erased_at='2026-01-01'",
          "deleted_is_finished|submission|deleted_at='2026-01-01'",
          "ends_within_a_day|submission|ends_at='2026-01-02 00:00:01'",
          "transfer_attempt_check|transfer|attempt='0'",
          "transfer_state_check|transfer|state='pending', outcome_at='2026-01-01',"
              + " proof='answer'",
          "transfer_bank_code_check|transfer|bank_code='00 4'",
          "transfer_bank_code_check|transfer|bank_code=''",
          "transfer_account_index_check|transfer|account_index='\\xab'",
          "transfer_code_wrong_check|transfer|code_wrong='4'",
          "transfer_code_wrong_check|transfer|code_wrong='-1'",
          "transfer_proof_check|transfer|state='sent', outcome_at='2026-01-01', proof='hope'",
          "transfer_refusal_check|transfer|state='refused', outcome_at='2026-01-01',"
              + " proof='answer', refusal='NO'",
          "transfer_rail_code_check|transfer|rail_code='" + "x".repeat(65) + "'",
          "transfer_rail_reference_check|transfer|rail_reference='" + "x".repeat(65) + "'",
          "transfer_last_seen_check|transfer|last_seen='" + "x".repeat(65) + "'",
          "open_or_certain|transfer|state='sent'",
          "open_or_certain|transfer|outcome_at='2026-01-01', proof='answer'",
          "refused_says_why|transfer|state='refused', outcome_at='2026-01-01', proof='answer'",
          "refused_says_why|transfer|" + SENT + ", refusal='HELD_BACK'",
          "certain_has_proof|transfer|state='sent', outcome_at='2026-01-01'",
          "certain_has_proof|transfer|proof='answer'",
          "heard_only_when_sent|transfer|heard='t'",
          "unknown_is_asked_or_queued|transfer|state='unknown'",
          "only_unknown_is_asked|transfer|next_inquiry_at='2026-01-01'",
          "queued_says_why|transfer|queued_at='2026-01-01'",
          "queued_says_why|transfer|queue_reason='unknown'",
          "lease_covers_deadline|transfer|lease_until='2026-01-01 00:00:02'",
          "account_account_index_check|account|account_index='\\xab'",
          "account_places_check|account|places='-1'",
          "account_former_places_check|account|former_places='-1'",
          "account_checks_check|account|checks='11'",
          "account_checks_check|account|checks='-1'",
          "account_guess_account_index_check|account_guess|account_index='\\xab'",
          "account_guess_wrong_at_check|account_guess|wrong_at='{"
              + String.join(",", java.util.Collections.nCopies(21, "2026-01-01"))
              + "}'",
          "verification_session_id_check|verification_session|id='SHORT'",
          "verification_session_key_id_check|verification_session|key_id='key'",
          "verification_session_token_hash_check|verification_session|token_hash='\\xab'",
          "verification_session_submission_check|verification_session|submission='short'",
          "verification_session_language_check|verification_session|language='fr'",
          "verification_session_locked_bank_check|verification_session|locked_bank='KB'",
          "verification_session_turn_check|verification_session|turn='-1'",
          "verification_session_device_hash_check|verification_session|device_hash='\\xab'",
          "verification_session_idempotency_key_hash_check|verification_session|"
              + "idempotency_key_hash='\\xab', request_hash='\\x"
              + "ab".repeat(37)
              + "'",
          "verification_session_request_hash_check|verification_session|"
              + "request_hash='\\xab', idempotency_key_hash='\\x"
              + "ab".repeat(32)
              + "'",
          "who_acts_took_a_turn|verification_session|acting_since='2026-01-01'",
          "a_draft_came_of_a_turn|verification_session|draft='\\x01'",
          "only_an_opened_link_is_used|verification_session|opened_at=null, turn='1'",
          "only_an_opened_link_is_used|verification_session|opened_at=null, device_hash='\\x"
              + "ab".repeat(32)
              + "'",
          "a_key_has_its_request|verification_session|idempotency_key_hash='\\x"
              + "ab".repeat(32)
              + "'",
          "a_key_has_its_request|verification_session|request_hash='\\x" + "ab".repeat(37) + "'",
          "expires_within_a_day|verification_session|expires_at='2026-01-01'",
          "expires_within_a_day|verification_session|expires_at='2026-01-02 00:00:01'",
          "ended_after_its_making|verification_session|ended_at='2025-12-31'");

  private static Database database;

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<String> bad() {
    return BAD;
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadRowIsRefusedByItsConstraint(String line) {
    String[] parts = line.split("\\|", 3);
    assertEquals(parts[0], refusedBy(parts[1], parts[2]));
  }

  @Test
  void theRowsAreGoodWithoutTheirFault() throws SQLException {
    for (String table : GOOD.keySet()) {
      insert(table, "", true);
    }
  }

  @Test
  void everyConstraintOfTheseTablesIsTried() throws SQLException {
    Set<String> declared = new TreeSet<>();
    database.with(connection -> {
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select conname from pg_constraint where contype = 'c' and conrelid in"
                      + " ('submission'::regclass, 'transfer'::regclass, 'account'::regclass,"
                      + " 'account_guess'::regclass, 'verification_session'::regclass)")) {
        while (rows.next()) {
          declared.add(rows.getString(1));
        }
        return true;
      }
    });
    assertEquals(
        declared,
        BAD.stream()
            .map(l -> l.substring(0, l.indexOf('|')))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void aSecondOpenTransferOfASubmissionIsRefused() throws SQLException {
    String second = "id='00000000-0000-0000-0000-000000000009', rail_id='r9', attempt='2'";
    String unknown = ", state='unknown', next_inquiry_at='2026-01-01'";
    String first = "id='00000000-0000-0000-0000-000000000008', rail_id='r8'";
    insert("transfer", "submission='twice', " + first, false);
    assertEquals(
        "one_open_transfer_per_submission", refusedBy("transfer", "submission='twice', " + second));
    assertEquals(
        "one_open_transfer_per_submission",
        refusedBy("transfer", "submission='twice', " + second + unknown));
    assertEquals(
        "transfer_by_rail_id",
        refusedBy("transfer", "submission='other', " + second + ", rail_id='r8'"));
    insert("transfer", "submission='twice', " + second + ", " + SENT, true);
  }

  @Test
  void aSecondLinkUnderOneIdempotencyKeyIsRefused() throws SQLException {
    String key =
        ", request_hash='\\x"
            + "ab".repeat(37)
            + "', idempotency_key_hash='\\x"
            + "cd".repeat(32)
            + "'";
    String other = "id='bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', token_hash='\\x" + "ef".repeat(32) + "'";
    String first = "id='cccccccccccccccccccccccccccccccc', token_hash='\\x" + "12".repeat(32) + "'";
    insert("verification_session", first + key, false);
    assertEquals("one_session_per_idempotency_key", refusedBy("verification_session", other + key));
    insert("verification_session", other + key + ", project='another'", true);
    insert("verification_session", other, true);
  }

  private static String refusedBy(String table, String fault) {
    PSQLException e = assertThrows(PSQLException.class, () -> insert(table, fault, true));
    ServerErrorMessage message = e.getServerErrorMessage();
    assertNotNull(message);
    return String.valueOf(message.getConstraint());
  }

  private static void insert(String table, String changes, boolean undone) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    for (String part :
        (GOOD.get(table) + (changes.isEmpty() ? "" : ", " + changes)).split(", ", -1)) {
      String[] pair = part.split("=", 2);
      row.put(pair[0], pair[1]);
    }
    String sql =
        "insert into %s (%s) values (%s)"
            .formatted(table, String.join(", ", row.keySet()), String.join(", ", row.values()));
    database.with(connection -> {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        int rows = statement.executeUpdate(sql);
        if (!undone) {
          connection.commit();
        }
        return rows;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    });
  }
}
