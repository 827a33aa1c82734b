package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.Keyset;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Resealed;
import io.ilwon.submission.SubmissionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ilwon key-set rotate-index} as an operator calls it, over a real database. */
class KeySetRotateIndexTest {
  private static final String KNOWN = "11010000009990";
  private static final String ERASED = "11010000009991";

  @TempDir private Path data;
  private CommandDesk commands;

  @BeforeEach
  void open() throws Exception {
    commands = CommandDesk.in(data);
  }

  @AfterEach
  void close() throws Exception {
    commands.close();
  }

  @Test
  void tenStayTenFromTheStopToTheLastRow() throws Exception {
    spend(KNOWN);
    for (SubmissionId id : spend(ERASED)) {
      commands.desk.submissions.delete(commands.desk.project, id, "admin");
    }
    long before = commands.desk.keys.blindIndex().key();
    stop();
    JsonNode done = rotate("--json").json();
    assertEquals(before, done.get("formerKey").asLong());
    assertNotEquals(before, done.get("newKey").asLong());
    assertEquals(10, done.get("submissions").asLong());
    assertEquals(1, done.get("accounts").asLong());
    assertEquals(1, done.get("left").asLong());
    assertEquals(2, keys());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keyset.json"))));
    assertEquals(0, commands.run("audit", "verify").code());

    assertTrue(commands.desk.keys.reload(), "as a server does by itself");
    resume();
    for (String number : new String[] {KNOWN, ERASED}) {
      assertInstanceOf(
          DepositAnswer.LimitReached.class,
          commands.desk.deposit(commands.desk.opened(), number),
          number);
      assertEquals(10, commands.desk.lines(number));
    }
    assertTrue(doctor().contains("nothing is left under the former index key"), doctor());
    commands.run("key-set", "rotate", "--grace", "0", "--json").json();
    assertEquals(1, keys(), "the former index key went with the former key for fields");
    assertFalse(doctor().contains("index key"), doctor());
    assertEquals(0, commands.run("audit", "verify").code());
  }

  @Test
  void refusedUnlessEverythingIsStoppedAndNothingIsBeingSent() throws Exception {
    assertTrue(rotate().refused().contains("sends are not stopped; run ilwon bank stop all"));
    commands.run("bank", "stop", "088", "--reason", "one is not all");
    assertTrue(rotate().refused().contains("sends are not stopped"));
    SubmissionId id = spend(KNOWN).getFirst();
    stop();
    commands.desk.text(
        "update transfer set state = 'sending', outcome_at = null, proof = null, heard = false"
            + " where submission = '"
            + id.text()
            + "' returning 1");
    assertTrue(rotate().refused().contains("1 transfers are being sent"));
    assertEquals(1, keys(), "nothing was changed");
    commands.desk.text(
        "update transfer set state = 'unknown', next_inquiry_at = now()"
            + " where state = 'sending' returning 1");
    Resealed.all(commands.desk.database, commands.desk.keys);
    assertEquals(0, rotate().code(), "what is unknown may stay so");
  }

  @Test
  void oneRotationAtATimeAndOneThatWasCutOffGoesOn() throws Exception {
    commands.desk.checkHolder(commands.desk.opened(), KNOWN);
    stop();
    commands.desk.text(
        "insert into node (id, boot_id, started_at) values (gen_random_uuid(), 'b', now())"
            + " returning 1");
    String waiting = rotate("--wait", "0").refused();
    assertTrue(waiting.contains("servers that have not read key"), waiting);
    assertEquals(2, keys());
    assertTrue(doctor().contains("BAD   index key: the index key's rotation was cut off"));
    commands.desk.text("update node set ended_at = now() returning 1");
    CommandDesk.Ran ran = rotate();
    assertTrue(ran.err().contains("going on with index key"), ran.err());
    assertTrue(ran.out().contains("sends are still stopped: ilwon bank resume all"), ran.out());
    assertEquals(2, keys());

    String refused = rotate().refused();
    assertTrue(refused.contains("1 accounts are still under the former index key"), refused);
    commands.desk.text("delete from account returning 1");
    Keyset second = Keyset.load(data.resolve("keyset.json"));
    assertEquals(0, rotate().code());
    assertEquals(2, keys(), "the first is gone, the second is the former one now");
    Keyset third = Keyset.load(data.resolve("keyset.json"));
    assertEquals(second.blindIndex().key(), third.blindIndex().formerKey().orElseThrow());
  }

  private CommandDesk.Ran rotate(String... options) {
    String[] all = new String[options.length + 4];
    System.arraycopy(new String[] {"key-set", "rotate-index", "--grace", "0"}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    return commands.run(all);
  }

  private void stop() {
    assertEquals(0, commands.run("bank", "stop", "all", "--reason", "a new index key").code());
  }

  private void resume() throws Exception {
    assertEquals(0, commands.run("bank", "resume", "all", "--reason", "done").code());
    SubmissionId id = commands.desk.opened();
    while (commands.desk.checkHolder(id, "11010000009992") instanceof DepositAnswer.Retry) {
      // The desk looks at stops every 400 ms.
      Thread.onSpinWait();
    }
  }

  private String doctor() {
    return commands.run("doctor").out();
  }

  private List<SubmissionId> spend(String number) {
    List<SubmissionId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      SubmissionId id = commands.desk.opened();
      assertEquals(new DepositAnswer.Success(), commands.desk.deposit(id, number));
      ids.add(id);
    }
    return ids;
  }

  private int keys() throws Exception {
    var set = new JsonMapper().readTree(Files.readString(data.resolve("keyset.json")));
    return set.get("index").get("key").size();
  }
}
