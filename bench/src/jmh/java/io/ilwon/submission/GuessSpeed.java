package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.ProjectLimits;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

/** Deciding a guess: the rules alone, without a row read or written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuessSpeed {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final TransferId ID = new TransferId(new UUID(0, 1));

  private final Limits limits =
      new Limits(
          new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 10_000),
          false,
          AccountDay.UNUSED,
          GuessRecord.EMPTY,
          new InquirySchedule(List.of(Duration.ofMinutes(1)), Duration.ofMinutes(10)),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30));

  private final Transfer sent =
      new Transfer(
              ID,
              1,
              Opaque.of(new byte[32]),
              "R1",
              Opaque.of(new byte[32]),
              0,
              NOW.minusSeconds(60),
              NOW.minusSeconds(58),
              NOW.minusSeconds(30),
              new io.ilwon.transfer.State.Sent(NOW.minusSeconds(50), Proof.ANSWER, "reference"),
              Asking.NOTHING,
              false)
          .heard(true);

  private final Submission waiting =
      Submission.opened(new SubmissionId("jmh"), "KOR", NOW.minusSeconds(90))
          .begun(sent)
          .at(new Stage.AwaitingCode(ID, NOW.plusSeconds(240)));

  private final Event right = new Event.CodeEntered(true);
  private final Event wrong = new Event.CodeEntered(false);

  /** It ends the submission. */
  @Benchmark
  public Object decideRightGuess() {
    return SubmissionRules.decide(waiting, limits, right, NOW);
  }

  /** It counts. */
  @Benchmark
  public Object decideWrongGuess() {
    return SubmissionRules.decide(waiting, limits, wrong, NOW);
  }
}
