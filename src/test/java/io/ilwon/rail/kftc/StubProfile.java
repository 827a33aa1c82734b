package io.ilwon.rail.kftc;

import io.ilwon.rail.kftc.Behaviour.Manner;
import java.time.Duration;
import java.util.List;

/**
 * A bank's temper, as rules for its script. In each, two endings of account numbers are refused.
 */
public enum StubProfile {
  /** All is well. */
  CALM,
  /** A third of the transfers fail, in every way. */
  ROUGH,
  /** Most transfers get no answer; some are booked. */
  DARK,
  /** Bookings come later than the first inquiries, some results never by themselves. */
  LATE,
  /** Everything takes a while. */
  SLOW;

  /** No such account. */
  public static final String MISSING = "0001";

  /** An account that is stopped. */
  public static final String STOPPED = "0002";

  private static final List<Manner> BAD =
      List.of(
          new Manner.Hang(),
          new Manner.Reset(),
          new Manner.Silence(),
          new Manner.Status(500, true),
          new Manner.Status(503, false),
          new Manner.CutBody(),
          new Manner.CutJson(),
          new Manner.Garbage(),
          new Manner.ForeignId(),
          new Manner.Twice(),
          new Manner.DuplicateKeys(),
          new Manner.Redirect(307),
          new Manner.Drip(Duration.ofMillis(20)),
          new Manner.Says("A0000", "999"),
          new Manner.Delay(Duration.ofMillis(400)));

  /** Replaces what the script said. */
  public void applyTo(StubScript script) {
    script.clear();
    switch (this) {
      case CALM -> {}
      case ROUGH -> rough(script);
      case DARK ->
          script
              .chance(0.5, Job.SEND, Behaviour.books(new Manner.Hang()))
              .chance(0.6, Job.SEND, Behaviour.neglects(new Manner.Hang()))
              .chance(0.7, Job.RESULT, Behaviour.tells(new Manner.Status(503, false)));
      case LATE ->
          script
              .chance(0.3, Job.SEND, Behaviour.booksLater(Duration.ofSeconds(1)))
              .chance(0.3, Job.SEND, Behaviour.booksLater(Duration.ofMillis(2_500)))
              .chance(0.2, Job.SEND, Behaviour.inProcess(Duration.ofSeconds(2), "000"))
              .chance(0.2, Job.SEND, Behaviour.inProcess(Duration.ofSeconds(2), "420"));
      case SLOW ->
          script
              .always(Job.RESULT, Behaviour.tells(new Manner.Delay(Duration.ofMillis(300))))
              .always(Job.SEND, Behaviour.books(new Manner.Delay(Duration.ofMillis(600))));
    }
    script.ending(MISSING, Job.SEND, Behaviour.refuses("A0000", "412"));
    script.ending(STOPPED, Job.SEND, Behaviour.refuses("A0000", "420"));
  }

  private static void rough(StubScript script) {
    for (Manner manner : BAD) {
      script.chance(0.015, Job.SEND, Behaviour.books(manner));
      script.chance(0.010, Job.SEND, Behaviour.neglects(manner));
      script.chance(0.020, Job.RESULT, Behaviour.tells(manner));
    }
    script
        .chance(0.02, Job.SEND, Behaviour.booksLater(Duration.ofMillis(1_500)))
        .chance(0.02, Job.SEND, Behaviour.inProcess(Duration.ofMillis(1_500), "000"))
        .chance(0.01, Job.SEND, Behaviour.refuses("A0020", ""))
        .chance(0.01, Job.SEND, Behaviour.refuses("A0000", "453"))
        .chance(0.01, Job.SEND, Behaviour.refuses("O0002", ""))
        .chance(0.10, Job.TOKEN, Behaviour.refuses("O0001", ""));
  }
}
