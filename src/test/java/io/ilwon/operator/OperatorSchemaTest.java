package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.db.Database;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
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

/** The database refuses every row about operators that could never have been written. */
class OperatorSchemaTest {
  private static final String SEAL = "'\\x" + "ab".repeat(21) + "'";
  private static final String HASH = "'\\x" + "ab".repeat(32) + "'";
  private static final String ID = "'" + "a".repeat(32) + "'";

  private static final Map<String, String> GOOD =
      Map.of(
          "operator",
          "id="
              + ID
              + "; name='kim'; display_name='김'; role='owner'; password='$argon2id$x';"
              + " totp='\\x01'; totp_step=0; recovery='{}'; created_at='2026-01-02'; seal="
              + SEAL,
          "operator_session",
          "token_hash="
              + HASH
              + "; operator="
              + ID
              + "; address='::1'; created_at='2026-01-02';"
              + " last_seen_at='2026-01-02'; ends_at='2026-01-02 12:00'; seal="
              + SEAL,
          "operator_link",
          "hash='"
              + "ab".repeat(32)
              + "'; purpose='invite'; role='viewer'; name='lee';"
              + " display_name='이'; made_by='kim'; made_at='2026-01-02';"
              + " expires_at='2026-01-03'; seal="
              + SEAL,
          "operator_trial",
          "key=" + HASH + "; failures=1; last_at='2026-01-02'",
          "access_log",
          "id='00000000-0000-7000-8000-000000000001'; at='2026-01-02'; operator='kim';"
              + " address='::1'; what='sign_in'; seal="
              + SEAL,
          "access_review",
          "month='2026-01-01'; operator='kim'; at='2026-02-02'; note='none'; row_count=0",
          "proposal",
          "id="
              + ID
              + "; kind='settle'; subject='t'; detail='sent'; reason='seen';"
              + " proposed_by='kim'; proposed_at='2026-01-02'; seal="
              + SEAL);

  private static final String DECIDED = "decided_by='lee'; decided_at='2026-01-02'; outcome='done'";

  private static final List<String> BAD =
      List.of(
          "operator_id_check|operator|id='short'",
          "operator_name_check|operator|name='Kim'",
          "operator_display_name_check|operator|display_name=' '",
          "operator_role_check|operator|role='god'",
          "operator_password_check|operator|password='plain'",
          "operator_totp_step_check|operator|totp_step=-1",
          "operator_recovery_check|operator|recovery=array_fill('\\x01'::bytea, array[11])",
          "operator_seal_check|operator|seal='\\x01'",
          "operator_disabled_after_its_making|operator|disabled_at='2026-01-01'",
          "operator_session_token_hash_check|operator_session|token_hash='\\x01'",
          "operator_session_operator_check|operator_session|operator='x'",
          "operator_session_address_check|operator_session|address=''",
          "operator_session_seal_check|operator_session|seal='\\x01'",
          "session_ends_within_half_a_day|operator_session|ends_at='2026-01-02 12:00:01'",
          "session_seen_while_it_lives|operator_session|last_seen_at='2026-01-02 12:00:01'",
          "operator_link_hash_check|operator_link|hash='ab'",
          "operator_link_purpose_check|operator_link|purpose='gift'; expires_at='2026-01-02 00:01'",
          "operator_link_operator_check|operator_link|operator='x'; purpose='reset'; role=null;"
              + " expires_at='2026-01-02 00:01'",
          "operator_link_role_check|operator_link|role='god'",
          "operator_link_name_check|operator_link|name='K'",
          "operator_link_display_name_check|operator_link|display_name=' '",
          "operator_link_password_check|operator_link|password='plain'; totp='\\x01'",
          "operator_link_made_by_check|operator_link|made_by=''",
          "operator_link_seal_check|operator_link|seal='\\x01'",
          "reset_names_an_operator|operator_link|operator=" + ID,
          "a_new_operator_has_a_role|operator_link|role=null",
          "first_is_an_owner|operator_link|purpose='first'; expires_at='2026-01-02 00:01'",
          "invitation_has_a_name|operator_link|name=null",
          "chosen_together|operator_link|totp='\\x01'",
          "link_lives_shortly|operator_link|expires_at='2026-01-03 00:00:01'",
          "link_lives_shortly|operator_link|purpose='first'; role='owner'; name=null;"
              + " expires_at='2026-01-02 00:10:01'",
          "link_lives_shortly|operator_link|purpose='reset'; role=null; operator="
              + ID
              + ";"
              + " expires_at='2026-01-02 01:00:01'",
          "link_used_after_its_making|operator_link|used_at='2026-01-01'",
          "operator_trial_key_check|operator_trial|key='\\x01'",
          "operator_trial_failures_check|operator_trial|failures=0",
          "blocked_after_the_last|operator_trial|blocked_until='2026-01-01'",
          "access_log_operator_check|access_log|operator=''",
          "access_log_address_check|access_log|address=''",
          "access_log_what_check|access_log|what='peek'",
          "access_log_subject_check|access_log|subject=''",
          "access_log_reason_check|access_log|reason=''",
          "access_log_row_count_check|access_log|what='export'; reason='why'; row_count=-1;"
              + " fields='a'; watermark="
              + ID,
          "access_log_fields_check|access_log|what='export'; reason='why'; row_count=1;"
              + " fields=''; watermark="
              + ID,
          "access_log_watermark_check|access_log|what='export'; reason='why'; row_count=1;"
              + " fields='a'; watermark='x'",
          "access_log_seal_check|access_log|seal='\\x01'",
          "seen_is_somebodys|access_log|what='view'",
          "reveal_has_a_reason|access_log|what='reveal'; subject='s'",
          "export_says_what_left|access_log|what='export'; reason='why'",
          "access_review_month_check|access_review|month='2026-01-02'",
          "access_review_operator_check|access_review|operator=''",
          "access_review_note_check|access_review|note=''",
          "access_review_row_count_check|access_review|row_count=-1",
          "proposal_id_check|proposal|id='x'",
          "proposal_kind_check|proposal|kind='Settle'",
          "proposal_subject_check|proposal|subject=''",
          "proposal_detail_check|proposal|detail=''",
          "proposal_reason_check|proposal|reason=''",
          "proposal_proposed_by_check|proposal|proposed_by=''",
          "proposal_decided_by_check|proposal|decided_by=''; decided_at='2026-01-02';"
              + " outcome='done'",
          "proposal_decided_after_it_was_made|proposal|decided_by='lee'; decided_at='2026-01-01';"
              + " outcome='done'",
          "proposal_outcome_check|proposal|" + DECIDED.replace("done", "perhaps"),
          "proposal_seal_check|proposal|seal='\\x01'",
          "proposal_decided_as_a_whole|proposal|decided_by='lee'",
          "proposal_agreed_by_another|proposal|" + DECIDED.replace("lee", " KIM "));

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
    PSQLException e = assertThrows(PSQLException.class, () -> insert(parts[1], parts[2]), line);
    var message = e.getServerErrorMessage();
    assertEquals(parts[0], message == null ? "" : message.getConstraint(), line);
  }

  @Test
  void theRowsAreGoodWithoutTheirFault() throws SQLException {
    for (String table : GOOD.keySet()) {
      insert(table, "");
    }
    insert("proposal", DECIDED);
    insert("proposal", DECIDED.replace("done", "withdrawn").replace("lee", "kim"));
  }

  @Test
  void everyConstraintOfTheseTablesIsTried() throws SQLException {
    String tables =
        GOOD.keySet().stream().map(t -> "'" + t + "'::regclass").collect(Collectors.joining(","));
    Set<String> declared = new TreeSet<>();
    database.with(connection -> {
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select conname from pg_constraint where contype = 'c' and conrelid in ("
                      + tables
                      + ")")) {
        while (rows.next()) {
          declared.add(rows.getString(1));
        }
        return true;
      }
    });
    assertEquals(
        declared,
        BAD.stream()
            .map(line -> line.substring(0, line.indexOf('|')))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void insert(String table, String changes) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    String all = GOOD.get(table) + (changes.isEmpty() ? "" : "; " + changes);
    Arrays.stream(all.split("; ", -1))
        .map(part -> part.split("=", 2))
        .forEach(pair -> row.put(pair[0].strip(), pair[1]));
    String sql =
        "insert into %s (%s) values (%s)"
            .formatted(table, String.join(", ", row.keySet()), String.join(", ", row.values()));
    database.with(connection -> {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    });
  }
}
