package io.ilwon.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a log is asked for, as its address says it; what cannot be read filters nothing. */
public record LogFilters(
    String who, String what, String subject, String from, String to, @Nullable UUID after) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  static LogFilters of(Visit visit) {
    return new LogFilters(
        visit.query("who").orElse(""),
        visit.query("what").orElse(""),
        visit.query("subject").orElse(""),
        visit.query("from").orElse(""),
        visit.query("to").orElse(""),
        visit.query("after").flatMap(LogFilters::uuid).orElse(null));
  }

  /** The same of a form that carries them hidden. */
  static LogFilters ofForm(Visit visit) {
    return new LogFilters(
        visit.form("who"),
        visit.form("what"),
        visit.form("subject"),
        visit.form("from"),
        visit.form("to"),
        null);
  }

  @Nullable Instant since() {
    return day(from).map(d -> d.atStartOfDay(SEOUL).toInstant()).orElse(null);
  }

  /** The end of the last day. */
  @Nullable Instant until() {
    return day(to).map(d -> d.plusDays(1).atStartOfDay(SEOUL).toInstant()).orElse(null);
  }

  static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  Query at(String path) {
    return Query.at(path)
        .with("who", who)
        .with("what", what)
        .with("subject", subject)
        .with("from", from)
        .with("to", to);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "LogFilters";
  }
}
