package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a closed bank opens again, times in Seoul; 2026-03-08 is a second Sunday. */
class ReopeningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hours 00:30-23:50        | 2026-03-04T23:55:10 | 2026-03-05T00:30
          hours 00:30-23:50        | 2026-03-05T00:10    | 2026-03-05T00:30
          hours 00:30-23:50        | 2026-03-05T00:29:59 | 2026-03-05T00:30
          hours 00:30-24:00        | 2026-03-05T00:00    | 2026-03-05T00:30
          stop 2nd Sun 02:00-06:00 | 2026-03-08T02:00    | 2026-03-08T06:00
          stop Sat 23:00-01:00     | 2026-03-07T23:30    | 2026-03-08T01:00
          stop Sat 23:00-01:00     | 2026-03-08T00:59    | 2026-03-08T01:00
          stop daily 20:00-24:00   | 2026-03-08T21:00    | 2026-03-09T00:00
          """)
  void aClosingEnds(String closing, String now, String opens) {
    assertEquals(Optional.of(at(opens)), Closing.reopens(List.of(closing(closing)), at(now)));
  }

  @Test
  void oneClosingMayFollowAnother() {
    var both = List.of(closing("hours 00:30-23:50"), closing("stop daily 00:30-04:30"));
    assertEquals(
        Optional.of(at("2026-03-05T04:30")), Closing.reopens(both, at("2026-03-04T23:55")));
  }

  @Test
  void aWindowEndsWhenItSays() {
    var window = new Closing.Window(at("2026-03-05T01:00"), at("2026-03-05T09:00"));
    assertEquals(
        Optional.of(at("2026-03-05T09:00")),
        Closing.reopens(List.of(window), at("2026-03-05T01:00")));
  }

  @Test
  void aBankThatIsOpenOpensNow() {
    var now = at("2026-03-05T12:00");
    assertEquals(Optional.of(now), Closing.reopens(List.of(closing("hours 00:30-23:50")), now));
  }

  @Test
  void nobodyIsToldOfNextMonth() {
    var long1 = new Closing.Window(at("2026-03-01T00:00"), at("2026-04-01T00:00"));
    assertEquals(Optional.empty(), Closing.reopens(List.of(long1), at("2026-03-05T00:00")));
  }

  private static Closing closing(String text) {
    String rule = text.substring(text.indexOf(' ') + 1).strip();
    return text.startsWith("hours")
        ? new Closing.Hours(TimeRange.parse(rule))
        : new Closing.Stop(RegularStop.parse(rule));
  }

  private static Instant at(String seoul) {
    String full = seoul.strip().length() == 16 ? seoul.strip() + ":00" : seoul.strip();
    return Instant.parse(full + "Z").minusSeconds(9 * 3600);
  }
}
