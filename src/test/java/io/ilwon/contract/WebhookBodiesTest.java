package io.ilwon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDirectory;
import io.ilwon.reference.Described;
import io.ilwon.submission.Desk;
import io.ilwon.submission.SubmissionId;
import io.ilwon.webhook.Event;
import io.ilwon.webhook.EventType;
import io.ilwon.webhook.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What webhooks say is what openapi.yaml and docs/webhooks.md say that they say. */
class WebhookBodiesTest {
  private static final Path MANUAL = Path.of("docs", "webhooks.md");
  private static final String NUMBER = "1234567890";
  private static final Instant AT = Instant.parse("2026-03-02T00:10:05Z");
  private static final Facts INCOMPLETE = new Facts("incomplete", null, 1, 0, null);

  private static Desk desk;
  private static WebhookBodies bodies;
  private static SubmissionId opened;
  private static SubmissionId asked;
  private static SubmissionId deleted;

  @BeforeAll
  static void someSubmissions() throws Exception {
    desk = Desk.open();
    bodies = new WebhookBodies(desk.submissions, BankDirectory.load());
    opened = desk.opened();
    asked = desk.opened();
    desk.deposit(asked, NUMBER);
    deleted = desk.opened();
    desk.deposit(deleted, "1234567891");
    desk.submissions.delete(desk.project, deleted, "admin");
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyEventIsAsDescribed(EventType type) throws Exception {
    boolean deposit = type.word().startsWith("deposit.");
    for (SubmissionId id : List.of(opened, asked, deleted, new SubmissionId("x".repeat(22)))) {
      for (Facts facts : deposit ? ofDeposits() : ofResults()) {
        JsonNode said = Described.event(body(id, type, facts));
        assertEquals(type.word(), said.path("type").asString());
        boolean test = type == EventType.TEST;
        assertEquals(deposit, said.path("data").has("deposit"));
        assertEquals(!test && id.equals(asked), said.at("/data/account/bank_code").isString());
      }
    }
  }

  private static List<Facts> ofResults() {
    return List.of(
        INCOMPLETE,
        new Facts("approved", null, 0, 2, null),
        new Facts("rejected", "too_many_retry", 5, 0, null),
        new Facts("rejected", "timeout", 0, 0, null),
        new Facts("rejected", "edited", 0, 0, null));
  }

  private static List<Facts> ofDeposits() {
    return List.of(
        of("sent", null),
        of("unknown", null),
        of("refused", "ACCOUNT_CANNOT_RECEIVE"),
        of("refused", "HELD_BACK"),
        of("sent_late", null),
        of("reversed", null));
  }

  private static Facts of(String outcome, @Nullable String refusal) {
    return new Facts("incomplete", null, 1, 0, new Facts.Deposit(1, outcome, refusal));
  }

  @Test
  void theAccountIsMasked() throws Exception {
    String said = new String(body(asked, EventType.DEPOSIT_SENT, of("sent", null)), UTF_8);
    assertTrue(said.contains("····7890"), said);
    assertFalse(said.contains(NUMBER), said);
    assertFalse(said.contains(Desk.HOLDER.unmasked()), said);
  }

  @Test
  void theManualsExampleHasTheFieldsOfACall() throws Exception {
    String manual = Files.readString(MANUAL);
    int start = manual.indexOf("```json\n") + "```json\n".length();
    String example = manual.substring(start, manual.indexOf("```", start));
    Facts refused = of("refused", "ACCOUNT_CANNOT_RECEIVE");
    JsonNode said = Described.event(body(asked, EventType.DEPOSIT_REFUSED, refused));
    assertEquals(fields(said), fields(JsonMapper.shared().readTree(example)));
    for (EventType type : EventType.values()) {
      assertTrue(
          manual.contains("| `" + type.word() + "` | `" + type.trigger() + "` |"), type.word());
    }
  }

  private static byte[] body(SubmissionId id, EventType type, Facts facts) throws Exception {
    Event event = Event.of(desk.project.id().text(), id.text(), 2_000, type, AT, facts);
    return Objects.requireNonNull(bodies.bodies(List.of(event)).get(event.id()));
  }

  /** Where every field stands. */
  private static Set<String> fields(JsonNode node) {
    Set<String> found = new TreeSet<>();
    node.properties()
        .forEach(field -> {
          found.add(field.getKey());
          fields(field.getValue()).forEach(inner -> found.add(field.getKey() + "/" + inner));
        });
    for (JsonNode item : node.isArray() ? node : JsonMapper.shared().createArrayNode()) {
      fields(item).forEach(inner -> found.add("[]/" + inner));
    }
    return found;
  }
}
