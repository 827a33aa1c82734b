package io.ilwon.http;

import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.ilwon.meter.Scrape;
import io.ilwon.meter.Traces;
import io.micrometer.core.instrument.Counter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What counting and timing adds to a call; no traces are sent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CountSpeed {
  private final Scrape scrape = new Scrape();
  private final Family<String, Counter> counted =
      new Family<>(word -> Meters.counter("ilwon_speed", "For this measure.", "word", word));

  /** One more of a family. */
  @Benchmark
  public void count() {
    counted.of("success").increment();
  }

  /** A call's time into its histogram. */
  @Benchmark
  public void time() {
    HttpMeters.answered("/v3/submission/step2", "POST", 200, 12_000_000);
  }

  /** A span where no collector is set. */
  @Benchmark
  public Object traceToNobody() {
    return Traces.incoming("/v3/submission/step2", Optional::empty);
  }

  @TearDown
  public void close() {
    scrape.close();
  }
}
