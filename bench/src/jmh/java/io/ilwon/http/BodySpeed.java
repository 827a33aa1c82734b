package io.ilwon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading what callers send: the bodies that {@code bin/bench} sends, too. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BodySpeed {
  private static final String TYPE = "multipart/form-data; boundary=ilwon-5f1c2a";
  private static final int LARGEST_FILE = 2 * 1024 * 1024;

  private final byte[] form =
      (part("submissionId", "01j9zq3v6m8k2t5w7x4y1n0b3c")
              + part("name", "홍길동")
              + part("date_of_birth", "1990-12-31")
              + part("authCode", "123")
              + "--ilwon-5f1c2a--\r\n")
          .getBytes(UTF_8);

  private final byte[] json =
      ("{\"submissionId\":\"01j9zq3v6m8k2t5w7x4y1n0b3c\",\"requestType\":\"occupancy\","
              + "\"userName\":\"홍길동\",\"bankCode\":\"004\",\"accountNumber\":\"2000000000123\"}")
          .getBytes(UTF_8);

  private static String part(String name, String text) {
    String head = "--ilwon-5f1c2a\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    return head + "\r\n\r\n" + text + "\r\n";
  }

  /** Step 2 as published. */
  @Benchmark
  public Object readForm() throws MalformedBody {
    return Form.read(TYPE, form, LARGEST_FILE);
  }

  /** PreStep2. */
  @Benchmark
  public Object readJson() throws MalformedBody {
    return JsonObject.read(json);
  }
}
