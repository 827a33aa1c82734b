package io.ilwon.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sealing a value, and the MACs over a row and a code. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SealSpeed {
  private static final Place PLACE = new Place("project", "submission", "account_number", "row");

  private Keyset keys;
  private DataKey key;
  private Opaque sealed;

  /** A key set of its own, as a server has one. */
  @Setup
  public void makeKeys() throws IOException {
    Path folder = Files.createTempDirectory("ilwon-jmh");
    Path file = folder.resolve("keyset.json");
    Keyset.create(file);
    keys = Keyset.load(file);
    Files.delete(file);
    Files.delete(folder);
    key = keys.dataKeys().fresh(PLACE);
    sealed = key.seal("2000000000123", PLACE);
  }

  /** A submission's own key: made and wrapped once in its life. */
  @Benchmark
  public Object makeDataKey() {
    return keys.dataKeys().fresh(PLACE);
  }

  /** One field under the submission's key. */
  @Benchmark
  public Object seal() {
    return key.seal("2000000000123", PLACE);
  }

  /** The same field again. */
  @Benchmark
  public Object open() {
    return key.open(sealed, PLACE);
  }

  /** The MAC over what decides in a row. */
  @Benchmark
  public Object macOfRow() {
    Content row = Content.of("submission").text("01j9zq3v6m8k2t5w7x4y1n0b3c").text("awaiting_code");
    return keys.rows().of(row.number(0).number(1).number(1_790_000_000_000_000L).flag(false));
  }

  /** What a code is kept as. */
  @Benchmark
  public Object macOfCode() {
    return keys.codeMac().of("01j9zq3v6m8k2t5w7x4y1n0b3c", "482");
  }

  /** What an account is found by. */
  @Benchmark
  public Object indexOfAccount() {
    return keys.blindIndex().of("004", "2000000000123");
  }
}
