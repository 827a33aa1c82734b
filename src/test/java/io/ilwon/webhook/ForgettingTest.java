package io.ilwon.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseClock;
import io.ilwon.webhook.Receiver.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is over is forgotten, and nothing that is still to be told. */
class ForgettingTest {
  @Test
  void whatIsOverGoesAndWhatWaitsStays() throws Exception {
    try (Telling telling = Telling.open();
        Receiver receiver = new Receiver()) {
      EndpointId id = telling.add("p", receiver.url()).endpoint().id();
      Event old = telling.happen("p", Telling.submission(), 1_000);
      Event young = telling.happen("p", Telling.submission(), 1_000);
      telling.awaitState(id, old, Delivery.State.DELIVERED);
      telling.awaitState(id, young, Delivery.State.DELIVERED);
      receiver.answers = _ -> Answer.of(500);
      Event waiting = telling.happen("p", Telling.submission(), 1_000);
      Telling.await(() -> telling.delivery(id, waiting).attempts() == 1);
      telling.execute(
          "update webhook_event set at = at - interval '31 days' where id in ('%s', '%s')"
              .formatted(old.id(), waiting.id()));
      Telling.await(() -> {
        forget(telling);
        return telling.deliveries.find(id, old.id()).isEmpty();
      });
      assertEquals(List.of(), telling.deliveries.attempts(id, old.id()));
      assertEquals(1, telling.deliveries.attempts(id, young.id()).size());
      assertEquals(1, telling.deliveries.attempts(id, waiting.id()).size());
      assertEquals(2, telling.count("select count(*) from webhook_event"));

      telling.endpoints.remove(id, Telling.BY);
      Telling.await(() -> {
        forget(telling);
        return telling.count("select count(*) from webhook_delivery") == 0;
      });
      assertEquals(0, telling.count("select count(*) from webhook_attempt"));
    }
  }

  /** A receiver may have repeated what it was told. */
  @Test
  void whatWasAnsweredAboutADeletedSubmissionGoesWithIt() throws Exception {
    try (Telling telling = Telling.open();
        Receiver receiver = new Receiver()) {
      receiver.answers = heard -> new Answer(500, "", "you said " + heard.body(), 0);
      EndpointId id = telling.add("p", receiver.url()).endpoint().id();
      String submission = Telling.submission();
      Event event = telling.happen("p", submission, 1_000);
      Event other = telling.happen("p", Telling.submission(), 1_000);
      Telling.await(() -> telling.delivery(id, event).attempts() == 1);
      Telling.await(() -> telling.delivery(id, other).attempts() == 1);
      assertTrue(answer(telling, id, event).startsWith("you said {"));
      Facts facts = new Facts("approved", null, 0, 0, null);
      telling.happen(
          List.of(
              Event.of(
                  "p", submission, 2_000, EventType.SUBMISSION_DELETED, Instant.now(), facts)));
      Telling.await(() -> {
        forget(telling);
        return answer(telling, id, event).equals("null");
      });
      assertTrue(answer(telling, id, other).startsWith("you said {"));
      assertEquals(2, telling.webhooks.counts().failed());
      assertEquals(3, telling.webhooks.counts().pending());
    }
  }

  private static String answer(Telling telling, EndpointId id, Event event) throws Exception {
    return String.valueOf(telling.deliveries.attempts(id, event.id()).getFirst().answer());
  }

  /** Beside the node's own, which skips what this one holds. */
  private static void forget(Telling telling) throws Exception {
    try (Forgetting forgetting =
        new Forgetting(new ForgetStore(telling.database, DatabaseClock.SYSTEM))) {
      assertFalse(forgetting.batch());
    }
  }
}
