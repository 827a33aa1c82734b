package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.submission.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A reconciliation goes by what the server has left word of. */
class ReconcileServerWordTest {
  /** The bank has it in process for ever. */
  private static final String LOST = "110777700000006";

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
  void aCodeLivesAsLongAsTheServersSettingSays() throws Exception {
    commands.left(null, 123_000, null);
    desk.deposit(desk.opened(), LOST);
    reconcile("004," + LOST + ",1," + desk.text("select rail_id from transfer"));
    assertEquals(
        "123",
        desk.text(
            "select round(extract(epoch from s.code_expires_at - t.outcome_at))"
                + " from submission s join transfer t on t.id = s.latest_transfer"));
  }

  @Test
  void onlyIdsThatBeginAsTheRailsDoAreOurs() throws Exception {
    commands.left(null, 300_000, "T991599190U");
    String foreign = "004,110123451234,1,M202113854U000000001";
    assertEquals(1, reconcile(foreign).get("others").asInt());
    assertEquals(0, reconcile(foreign).get("lines").asInt());
    assertEquals(1, reconcile("004,110123451234,1,T991599190U000000001").get("lines").asInt());
    assertEquals(1, reconcile(foreign, "--rail-id-prefix", "").get("lines").asInt());
  }

  private JsonNode reconcile(String line, String... more) throws Exception {
    Path file = data.resolve("statement.csv");
    Files.writeString(
        file,
        "booked_at,bank_code,account_number,amount,rail_id,rail_reference,kind\n%s,%s,,deposit\n"
            .formatted(Instant.now(), line));
    String[] command = {"reconcile", "--statement", file.toString(), "--json"};
    String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return commands.run(all).json();
  }
}
