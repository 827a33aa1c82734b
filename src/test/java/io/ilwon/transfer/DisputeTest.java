package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.crypto.Opaque;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Refusal;
import io.ilwon.transfer.Change.Alarm;
import io.ilwon.transfer.Change.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A statement that contradicts us calls a person, and settles nothing by itself. */
class DisputeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");
  private static final State.Refused REFUSED =
      new State.Refused(NOW, Proof.ANSWER, Refusal.UNCLASSIFIED, "code");
  private static final InquirySchedule SCHEDULE =
      new InquirySchedule(List.of(Duration.ofMinutes(1)), Duration.ZERO);

  static List<State> states() {
    return List.of(
        new State.Sending(),
        new State.Unknown("no answer"),
        new State.Sent(NOW, Proof.ANSWER, "ref"),
        REFUSED,
        new State.Reversed(NOW),
        new State.SentLate(NOW, REFUSED));
  }

  @ParameterizedTest
  @MethodSource("states")
  void aDisputeQueuesAndAlarmsOnceInEveryState(State state) {
    Transfer before = transfer(state, new Asking(2, null, null, null));
    Change once = hear(before, new News.Disputed("booked twice"));
    assertEquals(before.in(state, new Asking(2, null, NOW, "booked twice")), once.next());
    assertEquals(Place.KEPT, once.place());
    assertEquals(Alarm.DISPUTED, once.alarm());
    assertEquals(Change.none(once.next()), hear(once.next(), new News.Disputed("booked twice")));
  }

  @Test
  void inquiriesGoOn() {
    Transfer t = transfer(new State.Unknown("no answer"), new Asking(1, NOW, null, null));
    assertEquals(
        new Asking(1, NOW, NOW, "booked twice"),
        hear(t, new News.Disputed("booked twice")).next().asking());
  }

  @Test
  void whatALaterStatementHasIsMissingNoLonger() {
    State sent = new State.Sent(NOW, Proof.ANSWER, "ref");
    Transfer missing = hear(transfer(sent, Asking.NOTHING), missing()).next();
    assertEquals(transfer(sent, Asking.NOTHING), hear(missing, new News.Booked()).next());
    Transfer other = transfer(sent, new Asking(0, null, NOW, "booked twice"));
    assertEquals(Change.none(other), hear(other, new News.Booked()));
  }

  private static News missing() {
    return new News.Disputed(News.Disputed.MISSING);
  }

  private static Change hear(Transfer t, News news) {
    return TransferRules.hear(t, news, SCHEDULE, NOW);
  }

  private static Transfer transfer(State state, Asking asking) {
    return new Transfer(
        new TransferId(new UUID(1, 2)),
        1,
        Opaque.of(new byte[] {1}),
        "R1",
        Opaque.of(new byte[] {2}),
        0,
        NOW,
        NOW.plusSeconds(2),
        NOW.plusSeconds(30),
        state,
        asking,
        false);
  }
}
