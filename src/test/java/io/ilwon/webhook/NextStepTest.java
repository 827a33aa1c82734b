package io.ilwon.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from an answer, and when a call is made again. */
class NextStepTest {
  @Test
  void theScheduleIsThePublishedOne() {
    List<String> delays = new ArrayList<>();
    for (int failed = 1; failed <= 10; failed++) {
      delays.add(Schedule.after(failed, 0).map(Duration::toString).orElse("given up"));
    }
    assertEquals(
        "[PT5S, PT5M, PT30M, PT2H, PT5H, PT10H, PT14H, PT20H, PT24H, given up]", delays.toString());
    assertEquals(Duration.ofMillis(5_500), Schedule.after(1, 0.5).orElseThrow());
    assertEquals(Duration.ofMinutes(6), Schedule.after(2, 1).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "200,,0,delivered,PT0S,,false",
    "204,,9,delivered,PT0S,,false",
    "299,,0,delivered,PT0S,,false",
    "199,,0,again,PT5S,,false",
    "300,,0,again,PT5S,,false",
    "301,,0,again,PT5S,,false",
    "302,,0,again,PT5S,,false",
    "307,,0,again,PT5S,,false",
    "308,,1,again,PT5M,,false",
    "400,,0,again,PT5S,,false",
    "404,,8,again,PT24H,,false",
    "410,,0,again,PT5S,,true",
    "410,,9,given_up,PT0S,,true",
    "429,,0,again,PT30S,PT30S,false",
    "429,7,0,again,PT7S,PT7S,false",
    "429,0,0,again,PT30S,PT30S,false",
    "429,120,2,again,PT30M,PT2M,false",
    "429,999999,0,again,PT1H,PT1H,false",
    "503,,0,again,PT30S,PT30S,false",
    "503,60,9,given_up,PT0S,PT1M,false",
    "500,60,0,again,PT5S,,false",
    "502,,9,given_up,PT0S,,false"
  })
  void anAnswerDecides(
      int status,
      @Nullable Long retryAfter,
      int failed,
      String fate,
      Duration again,
      @Nullable Duration pause,
      boolean gone) {
    Duration asked = retryAfter == null ? null : Duration.ofSeconds(retryAfter);
    NextStep step = NextStep.after(new Ended.Answered(status, asked, ""), failed, 0);
    assertEquals(fate, step.fate().name().toLowerCase(Locale.ROOT));
    assertEquals(again, step.again());
    assertEquals(pause, step.pause().orElse(null));
    assertEquals(gone, step.gone());
  }

  @Test
  void everyFaultIsTriedAgainTenTimesInAll() {
    for (Fault fault : Fault.values()) {
      assertTrue(fault.phrase().length() <= 60);
      for (int failed = 0; failed < 10; failed++) {
        NextStep step = NextStep.after(new Ended.Failed(fault), failed, 0.3);
        assertEquals(failed == 9, step.fate() == NextStep.Fate.GIVEN_UP, fault.phrase());
      }
    }
  }

  @Test
  void callsThatEndedTogetherAreOneEffect() {
    EndpointId id = new EndpointId("e");
    Outcome good = outcome(id, 200);
    Outcome bad = outcome(id, 500);
    assertEquals(
        List.of(new Effect(id, true, 2, null, false)), Effect.of(List.of(bad, good, bad, bad)));
    assertEquals(
        List.of(new Effect(id, false, 2, NextStep.USUAL_PAUSE, true)),
        Effect.of(List.of(outcome(id, 429), outcome(id, 410))));
  }

  private static Outcome outcome(EndpointId id, int status) {
    Facts facts = new Facts("incomplete", null, 0, 0, null);
    Event event =
        Event.of("p", "s", 1, EventType.SUBMISSION_CREATED, java.time.Instant.EPOCH, facts);
    Ended ended = new Ended.Answered(status, null, "");
    Taken taken = new Taken(id, event, 0, java.util.UUID.randomUUID(), 0);
    return new Outcome(taken, ended, Duration.ZERO, NextStep.after(ended, 0, 0));
  }
}
