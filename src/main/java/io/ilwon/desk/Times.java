package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as the operator wants to read them, each with the others at hand: {@code <time
 * datetime>} has UTC, its title Seoul's.
 *
 * @param now the database's clock when the page was asked for
 */
public record Times(Clock clock, Instant now, Texts words) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /**
   * One instant.
   *
   * @param iso for machines
   * @param text for people
   * @param title the whole of it in Seoul
   */
  public record Moment(String iso, String text, String title) {}

  /** A moment; null stays null. */
  public @Nullable Moment ofNullable(@Nullable Instant at) {
    return at == null ? null : of(at);
  }

  public Moment of(Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    String seoul = FULL.format(second.atZone(SEOUL)) + " KST";
    String text =
        switch (clock) {
          case KST -> FULL.format(second.atZone(SEOUL));
          case UTC -> FULL.format(second.atZone(ZoneOffset.UTC)) + " UTC";
          case RELATIVE -> relative(second);
        };
    return new Moment(second.toString(), text, seoul);
  }

  private String relative(Instant at) {
    Duration since = Duration.between(at, now);
    String side = since.isNegative() ? "times.in." : "times.ago.";
    long seconds = since.abs().toSeconds();
    if (seconds < 60) {
      return words.text(side + "s", "n", seconds);
    }
    if (seconds < 3600) {
      return words.text(side + "m", "n", seconds / 60);
    }
    return seconds < 172_800
        ? words.text(side + "h", "n", seconds / 3600)
        : words.text(side + "d", "n", seconds / 86_400);
  }

  /** A length of time in two units at most: 4.9 s, 12 min 3 s. */
  public String length(Duration length) {
    long millis = length.toMillis();
    if (millis < 60_000) {
      return words.text("times.s", "n", String.format(Locale.ROOT, "%.1f", millis / 1000.0));
    }
    long minutes = length.toMinutes();
    return minutes < 60
        ? words.text("times.ms", "m", minutes, "s", length.toSecondsPart())
        : words.text("times.hm", "h", length.toHours(), "m", length.toMinutesPart());
  }
}
