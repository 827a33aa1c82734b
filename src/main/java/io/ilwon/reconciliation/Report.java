package io.ilwon.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a reconciliation found; filled while it runs, by one thread. */
public final class Report {
  /** Differences that are listed one by one; the others are only counted. */
  public static final int LISTED = 1_000;

  private final UUID run;
  private final String source;
  private final boolean dry;
  private final Map<Difference, Long> counts = new EnumMap<>(Difference.class);
  private final List<Finding> findings = new ArrayList<>();
  private Statement.Read read = new Statement.Read(0, 0, Optional.empty());
  private Optional<Period> covers = Optional.empty();

  Report(UUID run, String source, boolean dry) {
    this.run = run;
    this.source = source;
    this.dry = dry;
  }

  void read(Statement.Read statement, Optional<Period> period) {
    read = statement;
    covers = period;
  }

  void add(Difference difference) {
    counts.merge(difference, 1L, Long::sum);
  }

  /** Whether there is room for one more in the list. */
  boolean lists() {
    return findings.size() < LISTED;
  }

  void list(Finding finding) {
    findings.add(finding);
  }

  public UUID run() {
    return run;
  }

  public String source() {
    return source;
  }

  /** Nothing was changed. */
  public boolean dry() {
    return dry;
  }

  public Statement.Read read() {
    return read;
  }

  /** What the statement covers; empty where nobody said so and no line does. */
  public Optional<Period> covers() {
    return covers;
  }

  /** Rail ids by what was found; only what was found at all. */
  public Map<Difference, Long> counts() {
    return Map.copyOf(counts);
  }

  /** The first {@link #LISTED} differences. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Rail ids under which both say the same. */
  public long agreed() {
    return sum(d -> !d.differs());
  }

  /** Rail ids under which they do not. */
  public long differed() {
    return sum(Difference::differs);
  }

  /** Forgotten bookings adopted. */
  public long adopted() {
    return sum(d -> d == Difference.ADOPTED || d == Difference.ADOPTED_MASKED);
  }

  /** Transfers whose state the run has changed. */
  public long changed() {
    return sum(
        d -> d == Difference.BOOKED || d == Difference.SENT_LATE || d == Difference.REVERSED);
  }

  /** Differences that a person has to look at. */
  public long forPerson() {
    return sum(Difference::needsPerson);
  }

  /** True when the ledgers are equal now. */
  public boolean equal() {
    return dry ? differed() == 0 : forPerson() == 0;
  }

  private long sum(java.util.function.Predicate<Difference> which) {
    return counts.entrySet().stream()
        .filter(e -> which.test(e.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
