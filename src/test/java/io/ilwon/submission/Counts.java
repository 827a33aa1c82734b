package io.ilwon.submission;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened in a world, or in many. */
final class Counts {
  /** What is counted, in the words of the last line. */
  enum What {
    APPROVED,
    REJECTED,
    DELETED,
    TRANSFERS,
    SENT,
    REFUSED,
    UNKNOWN,
    REVERSED,
    SENT_LATE,
    QUEUED,
    WRONG_GUESSES,
    LUCKY_GUESSES,
    LOCKED,
    MORE_TIME,
    DAYS_FULL,
    CRASHES,
    TAKEN_OVER,
    LEASES_OVER,
    SLEEPS,
    HELD_BACK_LATE,
    LOST_COMMITS,
    LATE_COMMITS,
    BUSY,
    REFUSED_GROUPS,
    INQUIRIES,
    GROUPS,
    COMMANDS
  }

  private final Map<What, Long> counts = new EnumMap<>(What.class);

  void add(What what) {
    add(what, 1);
  }

  void add(What what, long many) {
    counts.merge(what, many, Long::sum);
  }

  long of(What what) {
    return counts.getOrDefault(what, 0L);
  }

  void add(Counts other) {
    other.counts.forEach(this::add);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(e -> "%,d %s".formatted(e.getValue(), word(e.getKey())))
        .collect(Collectors.joining(", "));
  }

  private static String word(What what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
