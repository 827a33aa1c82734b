package io.ilwon.meter;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/**
 * One number of several of a name.
 *
 * @param labels name, value, name, value …
 */
public record Reading(double value, List<String> labels) {
  /** Of a bounded kind. */
  public static Reading of(double value, String... labels) {
    return new Reading(value, List.of(labels));
  }

  MultiGauge.Row<?> row() {
    return MultiGauge.Row.of(Tags.of(labels.toArray(String[]::new)), value);
  }
}
