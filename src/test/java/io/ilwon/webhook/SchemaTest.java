package io.ilwon.webhook;

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
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** The database itself refuses every webhook row that the code could never have written. */
class SchemaTest {
  private static final String ID = "a".repeat(32);
  private static final Map<String, String> GOOD =
      Map.of(
          "webhook_endpoint",
          "id='%s', project='p', url='https://a.b', state='active', since='2026-01-01', secret='x',"
                  .formatted(ID)
              + " created_at='2026-01-01'",
          "webhook_event",
          "id='msg_%s', project='p', submission='%s', sequence='1000', type='submission.created',"
                  .formatted(ID, ID)
              + " at='2026-01-01', status='incomplete'",
          "webhook_delivery",
          "endpoint='e', event='v', submission='s', sequence='1', type='t', due_at='2026-01-01',"
              + " created_at='2026-01-01'",
          "webhook_attempt",
          "id='%s', endpoint='e', event='v', at='2026-01-01', duration_ms='1', status='200',"
                  .formatted("0".repeat(36))
              + " project='p'");

  /** Constraint, table, and what makes a good row bad. */
  private static final String BAD =
      """
      webhook_endpoint_id_check|webhook_endpoint|id='SHORT'
      webhook_endpoint_url_check|webhook_endpoint|url='x'
      webhook_endpoint_types_check|webhook_endpoint|types='{}'
      webhook_endpoint_state_check|webhook_endpoint|state='tired', why='w'
      webhook_endpoint_why_check|webhook_endpoint|state='paused', why=''
      webhook_endpoint_failures_check|webhook_endpoint|failures='-1'
      a_stopped_endpoint_says_why|webhook_endpoint|state='paused'
      a_stopped_endpoint_says_why|webhook_endpoint|why='w'
      only_a_removed_endpoint_has_no_secret|webhook_endpoint|state='removed', why='w'
      a_former_secret_ends|webhook_endpoint|former_secret='x'
      webhook_event_id_check|webhook_event|id='msg_1'
      webhook_event_submission_check|webhook_event|submission='short'
      webhook_event_sequence_check|webhook_event|sequence='0'
      webhook_event_type_check|webhook_event|type='Created'
      webhook_event_status_check|webhook_event|status='pending'
      webhook_event_comment_check|webhook_event|status='rejected', comment='tired'
      webhook_event_failures_check|webhook_event|failures='-1'
      webhook_event_wrong_codes_check|webhook_event|wrong_codes='-1'
      webhook_event_attempt_check|webhook_event|type='deposit.sent', outcome='sent', attempt='0'
      webhook_event_outcome_check|webhook_event|type='deposit.sent', outcome='gone', attempt='1'
      webhook_event_refusal_check|webhook_event|type='deposit.x', outcome='refused', attempt='1', refusal='no'
      about_a_submission|webhook_event|type='webhook.test'
      rejected_says_why|webhook_event|status='rejected'
      rejected_says_why|webhook_event|comment='timeout'
      a_deposit_has_an_outcome|webhook_event|type='deposit.sent'
      a_deposit_has_an_outcome|webhook_event|outcome='sent', attempt='1'
      a_refusal_was_refused|webhook_event|type='deposit.sent', outcome='sent', attempt='1', refusal='NO'
      webhook_delivery_state_check|webhook_delivery|state='lost', attempts='1', last_at='2026-01-01'
      webhook_delivery_attempts_check|webhook_delivery|attempts='11'
      webhook_delivery_last_status_check|webhook_delivery|last_status='20'
      webhook_delivery_last_reason_check|webhook_delivery|last_reason=''
      taken_by_a_node|webhook_delivery|node='00000000-0000-0000-0000-000000000001'
      only_pending_is_taken|webhook_delivery|state='delivered', attempts='1', last_at='2026-01-01',\
       node='00000000-0000-0000-0000-000000000001', lease='00000000-0000-0000-0000-000000000001'
      ended_after_an_attempt|webhook_delivery|state='delivered'
      webhook_delivery_a_status_or_a_reason|webhook_delivery|last_status='200', last_reason='r'
      webhook_attempt_id_check|webhook_attempt|id='short'
      webhook_attempt_duration_ms_check|webhook_attempt|duration_ms='-1'
      webhook_attempt_status_check|webhook_attempt|status='20'
      webhook_attempt_reason_check|webhook_attempt|status=null, reason=''
      webhook_attempt_a_status_or_a_reason|webhook_attempt|reason='r'
      an_answer_has_a_status|webhook_attempt|status=null, reason='r', answer='x'
      """;

  @Test
  void everyConstraintIsTriedAndRefuses() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      Set<String> tried = new TreeSet<>();
      for (String line : BAD.lines().toList()) {
        String[] part = line.strip().split("\\|", 3);
        var refused =
            assertThrows(PSQLException.class, () -> insert(database, part[1], part[2]), line);
        var server = refused.getServerErrorMessage();
        assertNotNull(server, line);
        assertEquals(part[0], server.getConstraint(), line);
        tried.add(part[0]);
      }
      for (String table : GOOD.keySet()) {
        insert(database, table, "");
      }
      assertEquals(constraints(database), tried);
    }
  }

  private static Set<String> constraints(Database database) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select conname from pg_constraint where contype = 'c'"
                      + " and conrelid::regclass::text like 'webhook_%'")) {
        Set<String> names = new TreeSet<>();
        while (row.next()) {
          names.add(row.getString(1));
        }
        return names;
      }
    });
  }

  private static void insert(Database database, String table, String changes) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    for (String all : List.of(GOOD.getOrDefault(table, ""), changes)) {
      for (String pair : all.split(",\\s+", -1)) {
        if (!pair.isBlank()) {
          String[] sides = pair.strip().split("=", 2);
          row.put(sides[0], sides[1]);
        }
      }
    }
    String sql =
        "insert into %s (%s) values (%s)"
            .formatted(
                table,
                String.join(", ", row.keySet()),
                row.values().stream().collect(Collectors.joining(", ")));
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
