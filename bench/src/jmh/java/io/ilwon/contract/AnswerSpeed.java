package io.ilwon.contract;

import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.GuessAnswer;
import java.util.List;
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

/** Writing what callers get. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswerSpeed {
  private final DepositAnswer sent = new DepositAnswer.Success();
  private final GuessAnswer approved = new GuessAnswer.Approved(1);

  /** PreStep2: the won was sent. */
  @Benchmark
  public Object answerDeposit() {
    return Answers.of(sent);
  }

  /** Step 2: the code was right. */
  @Benchmark
  public Object answerGuess() {
    return Answers.of(approved, List.of());
  }
}
