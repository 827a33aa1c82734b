package io.ilwon.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankHoursTest {
  // In October 2026 the 1st is a Thursday: Sundays are 4, 11, 18, 25; Saturdays 3, 10, 17, 24, 31.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // hours | stops | Seoul | open
        "-           | -                   | 2026-10-11T03:00    | true",
        "00:30-23:50 | -                   | 2026-10-11T00:29:59 | false",
        "00:30-23:50 | -                   | 2026-10-11T00:30    | true",
        "00:30-23:50 | -                   | 2026-10-11T23:49:59 | true",
        "00:30-23:50 | -                   | 2026-10-11T23:50    | false",
        "00:30-24:00 | -                   | 2026-10-11T23:59:59 | true",
        "00:30-24:00 | -                   | 2026-10-12T00:00    | false",
        "00:00-24:00 | -                   | 2026-10-12T00:00    | true",
        // open across midnight
        "22:00-06:00 | -                   | 2026-10-11T21:59    | false",
        "22:00-06:00 | -                   | 2026-10-11T22:00    | true",
        "22:00-06:00 | -                   | 2026-10-12T05:59    | true",
        "22:00-06:00 | -                   | 2026-10-12T06:00    | false",
        // every day, one weekday, the nth of the month
        "-           | daily 04:00-05:00   | 2026-10-13T03:59:59 | true",
        "-           | daily 04:00-05:00   | 2026-10-13T04:00    | false",
        "-           | daily 04:00-05:00   | 2026-10-13T05:00    | true",
        "-           | Sun 00:00-00:30     | 2026-10-04T00:10    | false",
        "-           | Sun 00:00-00:30     | 2026-10-05T00:10    | true",
        "-           | 2nd Sun 02:00-06:00 | 2026-10-04T02:30    | true",
        "-           | 2nd Sun 02:00-06:00 | 2026-10-11T02:30    | false",
        "-           | 2nd Sun 02:00-06:00 | 2026-10-11T06:00    | true",
        "-           | 2nd Sun 02:00-06:00 | 2026-10-18T02:30    | true",
        "-           | 1st Thu 00:00-24:00 | 2026-10-01T12:00    | false",
        "-           | 1st Thu 00:00-24:00 | 2026-10-08T00:00    | true",
        "-           | 4th Wed 00:00-24:00 | 2026-10-28T12:00    | false",
        "-           | last Sat 00:00-24:00| 2026-10-24T12:00    | true",
        "-           | last Sat 00:00-24:00| 2026-10-31T12:00    | false",
        "-           | last Sun 00:00-24:00| 2026-10-25T12:00    | false",
        // a stop that crosses midnight belongs to the day it begins on
        "-           | 2nd Sun 23:00-01:00 | 2026-10-11T22:59    | true",
        "-           | 2nd Sun 23:00-01:00 | 2026-10-11T23:00    | false",
        "-           | 2nd Sun 23:00-01:00 | 2026-10-12T00:59    | false",
        "-           | 2nd Sun 23:00-01:00 | 2026-10-12T01:00    | true",
        "-           | 2nd Sun 23:00-01:00 | 2026-10-11T00:30    | true",
        "-           | last Sat 23:30-00:30| 2026-11-01T00:29    | false",
        "-           | daily 23:30-00:30   | 2027-01-01T00:00    | false",
        // both, and several stops
        "00:30-23:50 | 3rd Sun 00:00-06:00 | 2026-10-18T01:00    | false",
        "00:30-23:50 | 3rd Sun 00:00-06:00 | 2026-10-18T06:00    | true",
        "-  | daily 04:00-05:00;Fri 00:03-00:10 | 2026-10-16T00:05 | false",
        "-  | daily 04:00-05:00;Fri 00:03-00:10 | 2026-10-16T04:05 | false",
      })
  void aBankIsOpenInItsHoursUnlessItStops(String hours, String stops, String seoul, boolean open) {
    BankHours bank =
        new BankHours(
            Optional.ofNullable(hours).map(TimeRange::parse),
            stops == null
                ? List.of()
                : Arrays.stream(stops.split(";")).map(RegularStop::parse).toList());
    Instant instant = LocalDateTime.parse(seoul).atZone(BankHours.SEOUL).toInstant();
    assertEquals(open, bank.open(instant));
    assertEquals(hours == null && stops == null, bank.unknown());
  }

  @Test
  void everyRowOfTheDirectoryIsReadAndWrittenBack() {
    int stops = 0;
    for (Bank bank : BankDirectory.load().all()) {
      BankHours hours = BankHours.published(bank);
      assertEquals(bank.hours(), hours.hours().map(TimeRange::toString).orElse(""));
      assertEquals(
          bank.regularStop(), hours.stops().stream().findFirst().map(Object::toString).orElse(""));
      stops += hours.stops().size();
    }
    assertTrue(stops > 10, () -> "the directory has regular stops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0:30-23:50",
        "00:30 - 23:50",
        "00:30-24:01",
        "00:60-01:00",
        "24:00-01:00",
        "01:00-01:00",
        "25:00-26:00",
        "00:30-23:50 ",
        "００:30-23:50"
      })
  void aRangeIsNotGuessed(String text) {
    assertThrows(IllegalArgumentException.class, () -> TimeRange.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04:00-05:00",
        "Sunday 04:00-05:00",
        "5th Sun 04:00-05:00",
        "2nd daily 04:00-05:00",
        "sun 04:00-05:00",
        "2nd Sun",
        "2nd  Sun 04:00-05:00",
        "last 04:00-05:00"
      })
  void aStopIsNotGuessed(String text) {
    assertThrows(IllegalArgumentException.class, () -> RegularStop.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily 04:00-05:00",
        "Mon 00:00-24:00",
        "1st Tue 23:00-01:00",
        "last Fri 01:02-03:04"
      })
  void aStopIsWrittenAsItIsRead(String text) {
    assertEquals(text, RegularStop.parse(text).toString());
  }
}
