package io.ilwon.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What packages count with, each in a class {@code …Meters} of its own. A meter is made once and
 * counts in every {@link Scrape} that is open; where none is, as in a command, it counts nowhere.
 * Names begin with {@code ilwon_}; the registry adds units and {@code _total}.
 */
public final class Meters {
  private Meters() {}

  /**
   * A number that only grows.
   *
   * @param help one sentence, shown in the scrape
   * @param labels name, value, name, value …; values of a bounded kind alone
   */
  public static Counter counter(String name, String help, String... labels) {
    return Counter.builder(name).description(help).tags(labels).register(Metrics.globalRegistry);
  }

  /** How often something was done, and how long it took. */
  public static Timer timer(String name, String help, Buckets buckets, String... labels) {
    return Timer.builder(name)
        .description(help)
        .tags(labels)
        .serviceLevelObjectives(buckets.bounds().toArray(Duration[]::new))
        .register(Metrics.globalRegistry);
  }

  /** How large something was; {@code bounds} are the buckets' upper ends. */
  public static DistributionSummary sizes(String name, String help, double... bounds) {
    return DistributionSummary.builder(name)
        .description(help)
        .serviceLevelObjectives(bounds)
        .register(Metrics.globalRegistry);
  }
}
