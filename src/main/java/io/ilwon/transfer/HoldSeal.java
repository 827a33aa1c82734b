package io.ilwon.transfer;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals what operators hold back: a stop or an hour changed by another hand is found. */
final class HoldSeal {
  private final ContentMac mac;

  HoldSeal(ContentMac mac) {
    this.mac = mac;
  }

  /** A row of {@code bank_stop} or {@code project_stop} as its columns hold it. */
  record StopRow(
      String table,
      String key,
      Instant at,
      String reason,
      String operator,
      @Nullable String ko,
      @Nullable String en) {
    private Content content() {
      return Content.of(table).text(key).instant(at).text(reason).text(operator).text(ko).text(en);
    }
  }

  /** A row of {@code bank_hours} as its columns hold it. */
  record HoursRow(
      UUID id,
      String rail,
      String bank,
      String kind,
      @Nullable String rule,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at,
      String reason,
      String operator) {
    private Content content() {
      return Content.of("bank_hours")
          .uuid(id)
          .text(rail)
          .text(bank)
          .text(kind)
          .text(rule)
          .instant(from)
          .instant(until)
          .instant(at)
          .text(reason)
          .text(operator);
    }
  }

  byte[] of(StopRow row) {
    return mac.of(row.content());
  }

  byte[] of(HoursRow row) {
    return mac.of(row.content());
  }

  boolean genuine(StopRow row, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, row.content());
  }

  boolean genuine(HoursRow row, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, row.content());
  }
}
