package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.submission.PageKey;
import io.ilwon.submission.SubmissionId;
import io.ilwon.submission.Tallies.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reading screens reckon without a database. */
class ReadingRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+8210", "-1", "@sum"})
  void noCellOfAFileIsAFormula(String cell) {
    assertEquals("\uFEFF이름,b\r\nx,'" + cell + "\r\nwatermark,w\r\n", file("x", cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u-1", "홍*동", "····9990", "1=1", "a@b"})
  void whatIsNoneStaysAsItIs(String cell) {
    assertEquals("\uFEFF이름,b\r\nx," + cell + "\r\nwatermark,w\r\n", file("x", cell));
  }

  private static String file(String... cells) {
    Csv csv = new Csv(List.of("이름", "b"));
    csv.row(List.of(cells));
    return new String(csv.file("f", "w").body(), StandardCharsets.UTF_8);
  }

  @Test
  void aCursorKeepsTheMicrosecond() {
    PageKey key =
        new PageKey(new SubmissionId("abc-_9"), Instant.parse("2026-03-02T01:00:00.123456Z"));
    assertEquals(Optional.of(key), Cursor.read(Cursor.of(key)));
    for (String none : List.of("", "1", "x.y", "1.ㄱ", "99999999999999999999.a")) {
      assertEquals(Optional.empty(), Cursor.read(none), none);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "11010000009990, true",
    "110-100-000099, true",
    "9990, false",
    "abcdef, false",
    "12345, false",
    "12345678901234567, false",
    "u-123456, false"
  })
  void aNumberIsKnownByItsLooks(String q, boolean number) {
    assertEquals(number, Filters.looksLikeNumber(q));
  }

  /** 09:30 in Seoul on a Monday. */
  @Test
  void aStretchIsComparedWithTheSameHoursBefore() {
    Instant now = Instant.parse("2026-03-02T00:30:00Z");
    Stretch today = Stretch.of("1", now);
    assertEquals(Instant.parse("2026-03-01T15:00:00Z"), today.from());
    assertEquals(Instant.parse("2026-02-22T15:00:00Z"), today.before());
    assertEquals(Instant.parse("2026-02-23T00:30:00Z"), today.beforeEnd());
    assertEquals("2026-03-02", today.firstDay());
    Stretch week = Stretch.of("7", now);
    assertEquals("2026-02-24", week.firstDay());
    assertEquals(Instant.parse("2026-02-16T15:00:00Z"), week.before());
    assertEquals(Instant.parse("2026-02-23T00:30:00Z"), week.beforeEnd());
  }

  @Test
  void sharesAreReckonedWhereThereIsAWhole() {
    assertEquals("–", Shares.percent(0, 0));
    assertEquals("66.7%", Shares.percent(2, 3));
    assertNull(Shares.change(5, 0));
    assertEquals("-50.0%", Shares.change(5, 10));
    assertEquals("+25.0%p", Shares.points(3, 4, 1, 2));
    assertNull(Shares.points(3, 4, 0, 0));
  }

  @Test
  void aBankThatRefusesIsWellAndOneThatDoesNotAnswerIsNot() {
    assertEquals("good", hour(80, 20, "ACCOUNT_NOT_VERIFIED"));
    assertEquals("good", hour(95, 5, "RAIL_UNAVAILABLE"));
    assertEquals("warn", hour(85, 15, "RAIL_UNAVAILABLE"));
    assertEquals("bad", hour(40, 60, "NOT_REQUESTED"));
    assertTrue(BankHour.of("088", List.of()).half().isEmpty());
  }

  private static String hour(long sent, long refused, String why) {
    Optional<Duration> half = Optional.of(Duration.ofMillis(500));
    return BankHour.of(
            "004",
            List.of(
                new Outcome("004", "sent", null, sent, half, half),
                new Outcome("004", "refused", why, refused, half, half),
                new Outcome("088", "unknown", null, 1000, half, half)))
        .tone();
  }
}
