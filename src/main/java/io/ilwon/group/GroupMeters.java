package io.ilwon.group;

import io.ilwon.meter.Buckets;
import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.EnumSet;
import java.util.Locale;

/** How groups fare: their size, the wait before them, their round, their repetitions. */
final class GroupMeters {
  static final DistributionSummary SIZE =
      Meters.sizes(
          "ilwon_group_size", "Commands in one transaction.", 1, 2, 4, 8, 16, 32, Group.MOST);

  static final Timer WAIT =
      Meters.timer("ilwon_group_wait", "A command's wait for its group to begin.", Buckets.ROUNDS);

  static final Timer ROUND =
      Meters.timer(
          "ilwon_group_round",
          "One group from its beginning to its replies, repetitions included.",
          Buckets.ROUNDS);

  private static final Family<SqlFault, Counter> FAILED =
      new Family<>(fault ->
          Meters.counter(
              "ilwon_group_failures",
              "Tries at a group's transaction that failed, by what happened.",
              "why",
              fault.name().toLowerCase(Locale.ROOT)));

  static {
    EnumSet.allOf(SqlFault.class).forEach(FAILED::of);
  }

  private GroupMeters() {}

  /** Shows what is still 0. */
  static void shown() {}

  static void failed(SqlFault fault) {
    FAILED.of(fault).increment();
  }
}
