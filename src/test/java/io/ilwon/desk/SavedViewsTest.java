package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** Columns and views of the list: columns in the address alone, views each operator's own. */
class SavedViewsTest {
  private static final String ADD = Filters.PATH + "/views/add";
  private static final String REMOVE = Filters.PATH + "/views/remove";

  private static io.ilwon.submission.Desk desk;
  private static ReadingServer server;

  @BeforeAll
  static void open() throws SQLException {
    desk = io.ilwon.submission.Desk.open();
    desk.opened();
    server = new ReadingServer(desk, true);
  }

  @AfterAll
  static void close() {
    server.close();
    desk.close();
  }

  private static String list(Role role, String query) throws IOException {
    return server.get(role, Filters.PATH + query, "en").body();
  }

  @Test
  void columnsAreChosenInTheAddressAndStayWhileOneGoesOn() throws IOException {
    String all = list(Role.OWNER, "");
    assertTrue(all.contains("data-label=\"Holder\"") && all.contains("data-label=\"Channel\""));
    for (String query : new String[] {"?columns=time,status", "?columns=time&columns=status"}) {
      String some = list(Role.OWNER, query);
      assertTrue(some.contains("data-label=\"Time\"") && some.contains("data-label=\"Status\""));
      assertTrue(some.contains("data-label=\"Submission\""), "it leads to the page");
      assertFalse(some.contains("data-label=\"Holder\""), some);
      assertTrue(some.contains("name=\"columns\" value=\"time\" checked"), some);
      assertFalse(some.contains("name=\"columns\" value=\"holder\" checked"), some);
      assertTrue(some.contains("name=\"columns\" value=\"time,status\""), "the file's form has it");
    }
    assertTrue(list(Role.OWNER, "?columns=nonsense").contains("data-label=\"Holder\""));
  }

  @Test
  void aViewIsKeptForOneOperatorLeadsThereAndGoes() throws IOException, SQLException {
    String form = "view=Stuck+ones&status=unknown&bank=004&columns=time,status&from=2026-01-02";
    Answer kept = server.post(Role.OWNER, ADD, form);
    assertEquals(303, kept.status(), kept.body());
    String filters = "status=unknown&bank=004&from=2026-01-02&columns=time,status";
    assertEquals(filters, desk.text("select filters from saved_view where name = 'Stuck ones'"));
    String page = list(Role.OWNER, "");
    assertTrue(
        page.contains(
            "href=\"/desk/verifications?status=unknown&amp;bank=004&amp;from=2026-01-02"
                + "&amp;columns=time%2Cstatus\""),
        page);
    assertFalse(list(Role.COMPLIANCE, "").contains("Stuck ones"), "it is the owner's alone");
    server.post(Role.COMPLIANCE, REMOVE, "view=Stuck+ones");
    assertTrue(list(Role.OWNER, "").contains("Stuck ones"), "and nobody else's to remove");
    assertEquals(422, server.post(Role.OWNER, ADD, form).status(), "of one name there is one");
    server.post(Role.OWNER, REMOVE, "view=Stuck+ones");
    assertFalse(list(Role.OWNER, "").contains("Stuck ones"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "view=x&userid=u-1&status=unknown",
        "view=x&last4=9990&status=unknown",
        "view=x&q=11010000009990&status=unknown",
        "view=x&number=11010000009990",
        "view=x&status=%22%3E%3Cscript%3E",
        "view=x&bank=11010000009990",
        "view=x&from=11010000009990",
        "view=x&reason=11010000009990",
        "view=x&columns=11010000009990",
        "view=11010000009990&status=unknown",
        "view=&status=unknown",
        "view=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&status=unknown"
      })
  void nothingAboutAPersonAndNothingUnknownIsKept(String form) throws IOException, SQLException {
    Answer refused = server.post(Role.OPERATIONS, ADD, form);
    assertEquals(422, refused.status(), form);
    assertTrue(refused.body().contains("id=\"view-fault\""), refused.body());
    assertFalse(refused.body().contains("11010000009990"), "nothing says it again");
    assertEquals(
        "0",
        desk.text(
            "select count(*) from saved_view v, operator o where o.id = v.operator and o.name ="
                + " 'operations-1'"));
  }

  @Test
  void thereAreTwentyAtMost() throws IOException {
    for (int i = 1; i <= 20; i++) {
      assertEquals(303, server.post(Role.VIEWER, ADD, "status=timeout&view=v" + i).status());
    }
    assertEquals(422, server.post(Role.VIEWER, ADD, "status=timeout&view=v21").status());
    assertTrue(list(Role.VIEWER, "?status=timeout").contains("There may be 20 views"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved_view (operator, name, filters, made_at) values ('x', 'n', 'a=1', now())",
        "saved_view (operator, name, filters, made_at) values (repeat('a', 32), ' n', 'a=1', now())",
        "saved_view (operator, name, filters, made_at) values (repeat('a', 32), 'n', '<b>', now())",
        "submission_memo (submission, id, at, operator, text)"
            + " values ('short', gen_random_uuid(), now(), 'kim', '')",
        "submission_memo (submission, id, at, operator, text)"
            + " values (repeat('a', 32), gen_random_uuid(), now(), '', '')",
        "submission_memo (submission, id, at, operator, text) values (repeat('a', 32),"
            + " gen_random_uuid(), now(), 'kim', convert_to(repeat('a', 4097), 'UTF8'))"
      })
  void theDatabaseRefusesWhatTheCodeWouldNotWrite(String row) {
    PSQLException refused =
        assertThrows(
            PSQLException.class,
            () ->
                desk.database.with(connection -> {
                  try (var statement = connection.createStatement()) {
                    return statement.execute("insert into " + row);
                  }
                }));
    assertEquals("23514", refused.getSQLState(), refused.getMessage());
  }
}
