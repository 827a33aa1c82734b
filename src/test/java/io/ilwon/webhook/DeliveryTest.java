package io.ilwon.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.Ids;
import io.ilwon.db.DatabaseClock;
import io.ilwon.webhook.Receiver.Answer;
import io.ilwon.webhook.Receiver.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way over real sockets and a real database; each test has its own project. */
class DeliveryTest {
  private static Telling telling;
  private Receiver receiver;
  private final String project = Ids.unguessable();
  private final String submission = Telling.submission();

  @BeforeAll
  static void open() throws Exception {
    telling = Telling.open();
  }

  @AfterAll
  static void close() throws Exception {
    telling.close();
  }

  @BeforeEach
  void receiver() {
    receiver = new Receiver();
  }

  @AfterEach
  void noReceiver() throws Exception {
    for (Endpoint e : telling.endpoints.list(project)) {
      telling.endpoints.remove(e.id(), Telling.BY);
    }
    receiver.close();
  }

  @Test
  void anEventIsToldOnceSignedAndAudited() throws Exception {
    Endpoints.Added added = telling.add(project, receiver.url());
    Event event = telling.happen(project, submission, 1_000);
    telling.awaitState(added.endpoint().id(), event, Delivery.State.DELIVERED);
    assertEquals(1, receiver.heard.size());
    Heard heard = receiver.heard.getFirst();
    assertEquals(event.id().text(), heard.id());
    assertEquals("ilwon", heard.agent());
    assertTrue(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(heard.timestamp())) < 60);
    assertTrue(verifies(added.secret(), heard));
    assertFalse(heard.signature().contains(" "));
    List<Attempt> attempts = telling.deliveries.attempts(added.endpoint().id(), event.id());
    assertEquals(1, attempts.size());
    assertEquals(204, attempts.getFirst().status());
    String entry = "action = 'webhook add' and subject = '%s'".formatted(added.endpoint().id());
    assertEquals(1, telling.count("select count(*) from audit_entry where " + entry));
    String clear = new String(added.secret().unmasked().substring(6));
    assertEquals(
        0,
        telling.count(
            "select count(*) from webhook_endpoint where position('%s' in secret::text) > 0"
                .formatted(clear)));
  }

  @Test
  void onlyChosenTypesAndOnlyOwnProjects() throws Exception {
    EndpointId some =
        telling.add(project, receiver.url(), EventType.SUBMISSION_REJECTED).endpoint().id();
    Event approved = telling.happen(project, submission, 1_000);
    Event foreign = telling.happen("another", submission, 1_000);
    assertTrue(telling.deliveries.find(some, approved.id()).isEmpty());
    assertEquals(
        0, telling.count("select count(*) from webhook_event where id = '" + foreign.id() + "'"));
    EventId test = telling.endpoints.test(some, Telling.BY).orElseThrow();
    Telling.await(() -> receiver.heard.size() == 1);
    assertEquals(test.text(), receiver.heard.getFirst().id());
    assertEquals("webhook.test", receiver.heard.getFirst().type());
  }

  @Test
  void oneHungEndpointHoldsUpNobody() throws Exception {
    try (Receiver hung = new Receiver()) {
      hung.answers = _ -> new Answer(204, "", "", 6_000);
      EndpointId slow = telling.add(project, hung.url()).endpoint().id();
      EndpointId quick = telling.add(project, receiver.url()).endpoint().id();
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        events.add(Telling.event(project, Telling.submission(), 1_000));
      }
      long begin = System.nanoTime();
      telling.happen(events);
      Telling.await(() -> receiver.heard.size() == 300);
      assertTrue(System.nanoTime() - begin < Duration.ofSeconds(4).toNanos());
      assertTrue(hung.heard.size() <= EndpointQueue.AT_ONCE, () -> "" + hung.heard.size());
      telling.endpoints.remove(slow, Telling.BY);
      assertNotEquals(slow, quick);
    }
  }

  /** Two events of somebody else, made after whatever is not to be told, have been told. */
  private static void theCourierHasPassed() throws Exception {
    String other = Ids.unguessable();
    try (Receiver elsewhere = new Receiver()) {
      EndpointId id = telling.add(other, elsewhere.url()).endpoint().id();
      for (int i = 0; i < 2; i++) {
        Event event = telling.happen(other, Telling.submission(), 1_000);
        telling.awaitState(id, event, Delivery.State.DELIVERED);
      }
      telling.endpoints.remove(id, Telling.BY);
    }
  }

  @Test
  void whoAnswersGoneIsLeftAloneUntilResumedAndNothingIsLost() throws Exception {
    receiver.answers = _ -> new Answer(410, "", "no more", 0);
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    Event first = telling.happen(project, submission, 1_000);
    Telling.await(() -> telling.endpoints.find(id).orElseThrow().state() == EndpointState.DISABLED);
    assertEquals(
        1,
        telling.count(
            "select count(*) from audit_entry where action = 'webhook disable' and subject = '%s'"
                .formatted(id)));
    Event second = telling.happen(project, Telling.submission(), 1_000);
    telling.hurry();
    theCourierHasPassed();
    assertEquals(1, receiver.heard.size());
    assertEquals("no more", telling.deliveries.attempts(id, first.id()).getFirst().answer());
    receiver.answers = _ -> Answer.of(200);
    telling.endpoints.resume(id, Telling.BY);
    telling.hurry();
    telling.awaitState(id, first, Delivery.State.DELIVERED);
    telling.awaitState(id, second, Delivery.State.DELIVERED);
  }

  @Test
  void whoAsksForAPauseGetsItForAllItsEvents() throws Exception {
    AtomicInteger status = new AtomicInteger(429);
    receiver.answers = _ -> new Answer(status.get(), "Retry-After: 3", "", 0);
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    Event first = telling.happen(project, submission, 1_000);
    Telling.await(() -> telling.endpoints.find(id).orElseThrow().slowedUntil() != null);
    status.set(204);
    Event second = telling.happen(project, Telling.submission(), 1_000);
    telling.hurry();
    theCourierHasPassed();
    assertEquals(1, receiver.heard.size(), "nothing goes to an endpoint that is slowed");
    assertEquals(429, telling.delivery(id, first).lastStatus());
    telling.awaitState(id, second, Delivery.State.DELIVERED);
    telling.awaitState(id, first, Delivery.State.DELIVERED);
  }

  @Test
  void afterARotationBothSecretsSignUntilTheOverlapEnds() throws Exception {
    Endpoints.Added added = telling.add(project, receiver.url());
    EndpointId id = added.endpoint().id();
    WebhookSecret fresh =
        telling.endpoints.rotate(id, Duration.ofHours(1), Telling.BY).orElseThrow();
    theCourierHasPassed();
    telling.happen(project, submission, 1_000);
    Telling.await(() -> receiver.heard.size() == 1);
    assertTrue(verifies(added.secret(), receiver.heard.getFirst()));
    assertTrue(verifies(fresh, receiver.heard.getFirst()));
    telling.execute(
        "update webhook_endpoint set former_until = now() where id = '%s'".formatted(id));
    theCourierHasPassed();
    telling.happen(project, submission, 2_000);
    Telling.await(() -> receiver.heard.size() == 2);
    assertFalse(verifies(added.secret(), receiver.heard.get(1)));
    assertTrue(verifies(fresh, receiver.heard.get(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> telling.endpoints.rotate(id, Duration.ofDays(31), Telling.BY));
  }

  @Test
  void whatHappensDuringAPauseGoesOutAfterIt() throws Exception {
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    telling.endpoints.pause(id, Telling.BY);
    theCourierHasPassed();
    for (int i = 1; i <= 3; i++) {
      telling.happen(project, submission, i * 1_000L);
    }
    theCourierHasPassed();
    assertEquals(0, receiver.heard.size());
    telling.endpoints.resume(id, Telling.BY);
    Telling.await(() -> receiver.heard.size() == 3);
    assertEquals(
        List.of(1_000L, 2_000L, 3_000L), receiver.heard.stream().map(Heard::sequence).toList());
  }

  @Test
  void anEventWaitsForTheOneBeforeItUntilThatHasFailedTwice() throws Exception {
    receiver.answers = heard -> Answer.of(heard.sequence() == 1_000 ? 500 : 204);
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    Event first = Telling.event(project, submission, 1_000);
    Event second = Telling.event(project, submission, 2_000);
    telling.happen(List.of(first, second));
    Telling.await(() -> telling.delivery(id, first).attempts() == 1);
    theCourierHasPassed();
    assertEquals(1, receiver.heard.size(), "the second waits for the first one's second try");
    telling.hurry();
    telling.awaitState(id, second, Delivery.State.DELIVERED);
    assertEquals(2, telling.delivery(id, first).attempts());
    assertEquals(
        List.of(1_000L, 1_000L, 2_000L), receiver.heard.stream().map(Heard::sequence).toList());
    receiver.answers = _ -> Answer.of(204);
    telling.hurry();
    telling.awaitState(id, first, Delivery.State.DELIVERED);
  }

  @Test
  void afterTenFailuresItIsGivenUpAndCanBeSentAgain() throws Exception {
    receiver.answers = _ -> new Answer(500, "", "x".repeat(10_000), 0);
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    Event event = telling.happen(project, submission, 1_000);
    for (int i = 1; i <= 10; i++) {
      int calls = i;
      Telling.await(() -> telling.delivery(id, event).attempts() == calls);
      telling.hurry();
    }
    assertEquals(Delivery.State.GIVEN_UP, telling.delivery(id, event).state());
    assertEquals(10, receiver.heard.size());
    assertEquals(1, telling.deliveries.list(DeliveryFilter.first(id, true, 5)).size());
    List<Attempt> attempts = telling.deliveries.attempts(id, event.id());
    assertEquals("x".repeat(4096), attempts.getFirst().answer());
    receiver.answers = _ -> Answer.of(204);
    assertEquals(1, telling.endpoints.replay(id, event.id(), Telling.BY).orElseThrow());
    telling.awaitState(id, event, Delivery.State.DELIVERED);
    assertEquals(1, telling.endpoints.replay(id, Instant.EPOCH, Telling.BY).orElseThrow());
    Telling.await(() -> receiver.heard.size() == 12);
    assertEquals(0, telling.deliveries.list(DeliveryFilter.first(id, true, 5)).size());
    assertTrue(telling.endpoints.replay(new EndpointId("no"), event.id(), Telling.BY).isEmpty());
  }

  @Test
  void whatADeadNodeHadTakenIsTakenWhenItsLeaseEnds() throws Exception {
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    telling.endpoints.pause(id, Telling.BY);
    theCourierHasPassed();
    Event event = telling.happen(project, submission, 1_000);
    var dead = new ClaimStore(telling.database, DatabaseClock.SYSTEM, UUID.randomUUID());
    assertEquals(1, dead.claim(List.of(new ClaimStore.Room(id, 5))).size());
    assertEquals(0, dead.claim(List.of(new ClaimStore.Room(id, 5))).size());
    telling.endpoints.resume(id, Telling.BY);
    theCourierHasPassed();
    assertEquals(0, receiver.heard.size(), "another node has it");
    telling.execute(
        "update webhook_delivery set due_at = now() where event = '" + event.id() + "'");
    telling.awaitState(id, event, Delivery.State.DELIVERED);
  }

  @Test
  void nothingIsSentToAnAddressThatAnotherHandHasWritten() throws Exception {
    EndpointId id = telling.add(project, receiver.url()).endpoint().id();
    try (Receiver thief = new Receiver()) {
      telling.execute(
          "update webhook_endpoint set url = '%s' where id = '%s'".formatted(thief.url(), id));
      theCourierHasPassed();
      Event event = telling.happen(project, submission, 1_000);
      Telling.await(() -> telling.delivery(id, event).attempts() == 1);
      assertEquals("endpoint was changed by hand", telling.delivery(id, event).lastReason());
      assertEquals(0, thief.heard.size() + receiver.heard.size());
    }
  }

  private static boolean verifies(WebhookSecret secret, Heard h) throws Exception {
    return SignatureTest.verifies(secret, h.id(), h.timestamp(), h.signature(), h.body());
  }
}
