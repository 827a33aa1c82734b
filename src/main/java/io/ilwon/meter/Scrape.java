package io.ilwon.meter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * One server's numbers, as Prometheus reads them. It hears what {@link Meters} count from its
 * making to its closing; what is asked instead of counted is told here, and is asked at each
 * reading, so it answers from memory.
 */
public final class Scrape implements AutoCloseable {
  /** The type of {@link #text()}: the text form that every version of Prometheus reads. */
  public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<Runnable> before = new CopyOnWriteArrayList<>();

  public Scrape() {
    Metrics.addRegistry(registry);
  }

  /** A number that rises and falls; {@link Double#NaN} where there is none. */
  public void gauge(String name, String help, DoubleSupplier value, String... labels) {
    Gauge.builder(name, value::getAsDouble).description(help).tags(labels).register(registry);
  }

  /** A number that only grows, counted by somebody else. */
  public void grown(String name, String help, DoubleSupplier value, String... labels) {
    FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
        .description(help)
        .tags(labels)
        .register(registry);
  }

  /** Numbers that rise and fall, one each for things that come up by and by. */
  public void gauges(String name, String help, Supplier<List<Reading>> rows) {
    MultiGauge gauges = MultiGauge.builder(name).description(help).register(registry);
    before.add(() -> gauges.register(rows(rows.get()), true));
  }

  private static List<MultiGauge.Row<?>> rows(List<Reading> readings) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    readings.forEach(each -> rows.add(each.row()));
    return rows;
  }

  /** Everything as it is now. */
  public String text() {
    before.forEach(Runnable::run);
    return registry.scrape();
  }

  /** Hears nothing more. */
  @Override
  public void close() {
    Metrics.removeRegistry(registry);
    registry.close();
  }
}
