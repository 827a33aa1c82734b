package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.CommandDesk.Ran;
import io.ilwon.db.Storm;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.Resealed;
import io.ilwon.submission.SubmissionId;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator sees of transfers and does about them, beside a server over a real database. */
class TransferCommandsTest {
  /** The bank has it in process for ever. */
  private static final String LOST = "110777700000006";

  /** Booked, and the answer lost. */
  private static final String BOOKED = "110777700000011";

  /** Booked, and taken back after a minute. */
  private static final String TAKEN_BACK = "110777700000014";

  @TempDir private Path data;
  private CommandDesk commands;
  private Desk desk;

  @BeforeEach
  void start() throws Exception {
    commands = CommandDesk.in(data);
    desk = commands.desk;
  }

  @AfterEach
  void stop() throws Exception {
    commands.close();
  }

  @Test
  void theListHasWhatFindsTheWonInTheStatementAndNoNumber() throws Exception {
    assertEquals("none\n", run("transfer", "list", "--unknown").out());
    SubmissionId submission = unknown(LOST);
    JsonNode list = run("transfer", "list", "--unknown", "--json").json();
    assertFalse(list.get("more").asBoolean());
    JsonNode row = list.get("transfers").get(0);
    assertEquals(id(), row.get("id").asString());
    assertEquals(submission.text(), row.get("submission").asString());
    assertEquals(desk.project.id().text(), row.get("project").asString());
    assertEquals("unknown", row.get("state").asString());
    assertEquals("004", row.get("bank").asString());
    assertEquals("····0006", row.get("account").asString());
    assertEquals("in process", row.get("lastSeen").asString());
    assertEquals("sandbox", row.get("rail").asString());
    assertEquals(desk.text("select rail_id from transfer"), row.get("railId").asString());
    assertEquals(0, row.get("inquiries").asInt());
    assertTrue(row.get("nextInquiry").isString() && row.get("since").isString());
    assertTrue(row.get("queuedSince").isNull() && row.get("queueReason").isNull());
    Ran text = run("transfer", "list", "--unknown");
    assertTrue(text.out().contains("····0006") && !text.out().contains(LOST), text.out());
    assertEquals(0, run("transfer", "list", "--queued", "--json").json().get("transfers").size());
    assertEquals(2, run("transfer", "list").code());
    assertEquals(2, run("transfer", "list", "--unknown", "--queued").code());
  }

  @Test
  void anInquiryByHandIsAskedAtOnceAlsoWhenTheScheduleIsUsedUp() throws Exception {
    unknown(BOOKED);
    change("next_inquiry_at = null, inquiries = 9, queued_at = now(), queue_reason = 'unknown'");
    assertTrue(run("transfer", "inquire", id()).refused().contains("no server is running"));
    assertNull(nextInquiry(), "nothing is stored where nobody would ask");
    commands.serve();
    desk.inquirer.start();
    JsonNode told = run("transfer", "inquire", id(), "--operator", "kim", "--json").json();
    assertEquals("sent", told.get("state").asString());
    assertEquals("inquiry", told.get("proof").asString());
    assertTrue(told.get("queuedSince").isNull());
    assertEquals("transfer inquire|asked by hand|kim", audited());
    assertTrue(run("transfer", "inquire", id()).refused().contains("the transfer is sent"));
    assertEquals(1, desk.count("select count(*) from audit_entry where action like 'transfer%'"));
  }

  @Test
  void anInquiryThatSettlesNothingTellsWhatTheRailSaid() throws Exception {
    unknown(LOST);
    change("next_inquiry_at = now() + interval '1 hour'");
    commands.serve();
    desk.inquirer.start();
    JsonNode told = run("transfer", "inquire", id(), "--json").json();
    assertEquals("unknown", told.get("state").asString());
    assertEquals("in process", told.get("lastSeen").asString());
    assertEquals(1, told.get("inquiries").asInt());
  }

  @Test
  void twoPeopleSettleAndTheEntryIsThere() throws Exception {
    SubmissionId submission = unknown(LOST);
    aged(60);
    JsonNode told = settle("--not-sent", "--second", "lee", "--json").json();
    assertEquals("refused", told.get("state").asString());
    assertEquals("operator", told.get("proof").asString());
    assertEquals("transfer settle|not on the statement|kim", audited());
    assertEquals("lee", desk.text("select second from audit_entry where action like 'transfer%'"));
    assertEquals(
        "0|1|awaiting_deposit",
        desk.text("select concat_ws('|', places, failures, stage) from account, submission"));
    assertTrue(settle("--sent", "--second", "lee").refused().contains("the transfer is refused"));
    assertEquals(new DepositAnswer.Success(), desk.deposit(submission, "110777700001999"));
  }

  @Test
  void withoutANameTheLoginIsTheFirstPerson() throws Exception {
    unknown(BOOKED);
    aged(60);
    Ran ran = run("transfer", "settle", id(), "--sent", "--reason", "seen", "--second", "somebody");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("operator"), ran.out());
    assertEquals("transfer settle|seen|" + System.getProperty("user.name"), audited());
    assertEquals("awaiting_code", desk.text("select stage from submission"));
  }

  @Test
  void whatMayNotBeSettledSaysWhy() throws Exception {
    unknown(LOST);
    commands.horizon(600_000L);
    aged(60);
    String early = settle("--sent", "--second", "lee").refused();
    assertTrue(early.contains("may still speak; people may settle after 20"), early);
    String same = settle("--sent", "--second", " KIM ").refused();
    assertTrue(same.contains("second: name another person"), same);
    assertTrue(settle("--sent", "--second", "").refused().contains("second: write 1 to 200"));
    assertEquals(2, run("transfer", "settle", id(), "--sent", "--reason", "r").code());
    assertEquals(2, run("transfer", "settle", id(), "--sent", "--second", "lee").code());
    assertEquals(2, run("transfer", "settle", id(), "--reason", "r", "--second", "lee").code());
    assertEquals(2, settle("--sent", "--not-sent", "--second", "lee").code());
    assertEquals(
        2, run("transfer", "settle", "x", "--sent", "--reason", "r", "--second", "l").code());
    String none = "00000000-0000-0000-0000-000000000000";
    for (String deed : new String[] {"inquire", "settle", "seen"}) {
      Ran ran =
          switch (deed) {
            case "inquire" -> run("transfer", deed, none);
            case "seen" -> run("transfer", deed, none, "--reason", "r");
            default -> run("transfer", deed, none, "--sent", "--reason", "r", "--second", "l");
          };
      assertTrue(ran.refused().contains("no such transfer"), ran.err());
    }
    assertEquals("unknown", desk.text("select state from transfer"));
    assertEquals(0, desk.count("select count(*) from audit_entry where action like 'transfer%'"));
  }

  @Test
  void whatWasLookedAtLeavesTheQueue() throws Exception {
    assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), TAKEN_BACK));
    assertTrue(
        run("transfer", "seen", id(), "--reason", "r").refused().contains("is not in the queue"));
    desk.clock.forward(java.time.Duration.ofSeconds(61));
    desk.inquirer.start();
    Storm.until("reversed", () -> desk.text("select state from transfer").equals("reversed"));
    JsonNode queued = run("transfer", "list", "--queued", "--json").json().get("transfers").get(0);
    assertEquals("reversed", queued.get("queueReason").asString());
    run("transfer", "seen", id(), "--reason", "told the bank", "--operator", "kim", "--json")
        .json();
    assertEquals("transfer seen|told the bank|kim", audited());
    assertEquals(0, run("transfer", "list", "--queued", "--json").json().get("transfers").size());
    assertEquals("reversed", desk.text("select state from transfer"));
  }

  @Test
  void anUnknownStaysInTheQueueUntilItIsKnown() throws Exception {
    unknown(LOST);
    change("queued_at = now(), queue_reason = 'unknown'");
    Ran seen = run("transfer", "seen", id(), "--reason", "r");
    assertTrue(seen.refused().contains("stays in the queue"), seen.err());
    assertEquals(0, desk.count("select count(*) from audit_entry where action like 'transfer%'"));
  }

  private Ran settle(String... more) throws SQLException {
    String[] all = new String[more.length + 7];
    System.arraycopy(
        new String[] {
          "transfer", "settle", id(), "--reason", "not on the statement", "--operator", "kim"
        },
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    return run(all);
  }

  private SubmissionId unknown(String number) throws SQLException {
    SubmissionId submission = desk.opened();
    desk.deposit(submission, number);
    assertEquals("unknown", desk.text("select state from transfer"));
    return submission;
  }

  /** As if its intent were older by so many seconds. */
  private void aged(int seconds) throws SQLException {
    String by = " - interval '" + seconds + " seconds'";
    change("intent_at = intent_at" + by + ", deadline_at = deadline_at" + by);
  }

  private void change(String assignments) throws SQLException {
    desk.database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate("update transfer set " + assignments);
      }
    });
    Resealed.all(desk.database, desk.keys);
  }

  private String id() throws SQLException {
    return desk.text("select id from transfer");
  }

  private @Nullable String nextInquiry() throws SQLException {
    String next = desk.text("select next_inquiry_at from transfer");
    return next.equals("null") ? null : next;
  }

  private String audited() throws SQLException {
    return desk.text(
        "select concat_ws('|', action, reason, operator) from audit_entry"
            + " where action like 'transfer%'");
  }

  private Ran run(String... arguments) {
    return commands.run(arguments);
  }
}
