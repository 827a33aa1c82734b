package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.webhook.EventType;
import io.ilwon.webhook.Facts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each decision tells those outside. */
class HappenedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "awaiting deposit: new|deposit A|",
        "awaiting deposit: new|deposit A, unknown bank|submission.retry",
        "awaiting deposit: new|deposit A, held back|",
        "awaiting deposit: new|holder no match|submission.retry",
        "awaiting deposit: new|holder match|",
        "awaiting deposit: new|patch approved|submission.approved",
        "awaiting deposit: new|patch rejected|submission.rejected",
        "awaiting deposit: new|delete|submission.deleted",
        "awaiting deposit: new|time|",
        "depositing: sending|bank sent|deposit.sent:sent",
        "depositing: sending|bank unknown|deposit.unknown:unknown",
        "depositing: sending|sender lost|deposit.unknown:unknown",
        "depositing: sending|bank refuses: other|deposit.refused:refused submission.retry",
        "depositing: sending|bank refuses: held back|deposit.refused:refused",
        "depositing: sending|booked|deposit.sent:sent",
        "depositing: sending|taken back|deposit.reversed:reversed",
        "depositing: sending|code right|deposit.sent:sent submission.approved",
        "depositing: unknown|inquiry sent|deposit.settled:sent",
        "depositing: unknown|inquiry no record|deposit.settled:refused submission.retry",
        "depositing: unknown|inquiry in process|",
        "depositing: unknown|settled: sent|deposit.settled:sent",
        "depositing: unknown|settled: not sent|deposit.settled:refused submission.retry",
        "depositing: unknown|code right|deposit.settled:sent submission.approved",
        "depositing: unknown|code wrong|submission.retry",
        "awaiting deposit: the last was refused|booked|deposit.settled:sent_late",
        "awaiting code: heard|taken back|deposit.reversed:reversed",
        "awaiting code: heard|code right|submission.approved",
        "awaiting code: heard|code wrong|submission.retry",
        "awaiting code: heard|bank sent|",
        "awaiting code: heard|disputed|",
        "awaiting code: heard|more time|",
        "approved|taken back|deposit.reversed:reversed",
        "approved|delete|submission.deleted",
        "approved: the transfer still open|bank refuses: other|deposit.settled:refused",
        "rejected|patch approved|",
        "deleted|delete|",
        "deleted: the transfer still open|inquiry sent|deposit.settled:sent"
      })
  void aDecisionTells(String scene, String happening, @Nullable String told) {
    assertEquals(told == null ? "" : told, told(scene(scene, 0, 0), happening));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "depositing: sending|bank refuses: other|deposit.refused:refused submission.rejected",
        "awaiting deposit: new|deposit A, unknown bank|submission.rejected",
        "awaiting code: heard|code wrong|submission.rejected"
      })
  void theLastFailureTellsTheRejectionAlone(String scene, String happening, String told) {
    assertEquals(told, told(scene(scene, 4, 2), happening));
  }

  @Test
  void timeThatRanOutTellsTheRejection() {
    Scene scene = scene("awaiting code: heard", 0, 0);
    Decision d = heard(scene, "time", 24);
    List<Happened> told = Happened.of(scene.submission(), event(scene, "time"), d, Scene.NOW);
    assertEquals(1, told.size());
    assertEquals("timeout", told.getFirst().facts().comment());
    assertEquals("rejected", told.getFirst().facts().status());
  }

  /** Whatever happens: a result is told exactly once, and a count never without a word. */
  @Test
  void everyStageAndEventTellWhatTheyChange() {
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    for (Scene plain : Scene.all()) {
      for (int edge : List.of(0, 4)) {
        Scene scene = plain.after(edge, edge / 2);
        for (Happening happening : Happening.ALL) {
          Decision d = scene.hears(happening, limits(), Scene.NOW);
          if (d == null) {
            continue;
          }
          Submission s = scene.submission();
          List<EventType> types = new ArrayList<>();
          for (Happened h : Happened.of(s, event(scene, happening.words()), d, Scene.NOW)) {
            types.add(h.type());
            hold(h, d.next());
          }
          seen.addAll(types);
          String what = scene.name() + ", " + happening.words() + ": " + types;
          boolean ended = d.next().stage().finished() && !s.stage().finished();
          boolean gone = d.next().deleted() && !s.deleted();
          boolean result =
              types.contains(EventType.SUBMISSION_APPROVED)
                  || types.contains(EventType.SUBMISSION_REJECTED);
          assertEquals(ended && !gone, result, what);
          assertEquals(gone, types.contains(EventType.SUBMISSION_DELETED), what);
          assertEquals(types.size(), Set.copyOf(types).size(), what);
          boolean counted =
              d.next().failures() + d.next().wrongGuesses() > s.failures() + s.wrongGuesses();
          assertEquals(
              counted && !d.next().stage().finished(),
              types.contains(EventType.SUBMISSION_RETRY),
              what);
        }
      }
    }
    Set<EventType> all = EnumSet.allOf(EventType.class);
    all.removeAll(
        Set.of(EventType.TEST, EventType.SUBMISSION_CREATED, EventType.SUBMISSION_UPDATED));
    assertEquals(all, seen);
  }

  private static void hold(Happened h, Submission next) {
    Facts facts = h.facts();
    assertEquals(next.failures(), facts.failures());
    assertEquals("rejected".equals(facts.status()), facts.comment() != null);
    assertEquals(h.type().word().startsWith("deposit."), facts.deposit() != null);
    assertTrue(facts.deposit() == null || !facts.deposit().outcome().equals("sending"));
  }

  private static String told(Scene scene, String happening) {
    Decision d = heard(scene, happening, 0);
    return Happened.of(scene.submission(), event(scene, happening), d, Scene.NOW).stream()
        .map(HappenedTest::words)
        .collect(Collectors.joining(" "));
  }

  private static String words(Happened h) {
    Facts.Deposit deposit = h.facts().deposit();
    return h.type().word() + (deposit == null ? "" : ":" + deposit.outcome());
  }

  private static Event event(Scene scene, String happening) {
    Transfer latest = scene.submission().latest();
    return Happening.read(happening).to(latest, new TransferId(new UUID(0, 2)), Scene.NOW);
  }

  private static Decision heard(Scene scene, String happening, int hoursLater) {
    var now = Scene.NOW.plusSeconds(3600L * hoursLater);
    Decision d = scene.hears(Happening.read(happening), limits(), now);
    if (d == null) {
      throw new AssertionError("no transfer to hear of");
    }
    return d;
  }

  private static Scene scene(String name, int failures, int wrong) {
    return Scene.all().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow()
        .after(failures, wrong);
  }

  private static Limits limits() {
    World world = new World();
    world.now = Scene.NOW;
    world.used(World.account("A"), 1, 0);
    return world.limits(World.account("A"));
  }
}
