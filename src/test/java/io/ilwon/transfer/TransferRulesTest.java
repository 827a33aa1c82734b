package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ilwon.crypto.Opaque;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.Change.Alarm;
import io.ilwon.transfer.Change.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a transfer: every state hears every news. */
class TransferRulesTest {
  private static final Instant INTENT = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant DEADLINE = INTENT.plusSeconds(2);
  private static final Instant NOW = INTENT.plusSeconds(60);
  private static final InquirySchedule SCHEDULE =
      new InquirySchedule(
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(7), Duration.ofSeconds(9)),
          Duration.ofMinutes(10));
  private static final Instant HORIZON = DEADLINE.plus(Duration.ofMinutes(10));

  private static final State.Refused REFUSED =
      new State.Refused(INTENT, Proof.ANSWER, Refusal.UNCLASSIFIED, "E9");

  private static final Map<String, State> STATES =
      Map.of(
          "sending", new State.Sending(),
          "unknown", new State.Unknown("no answer"),
          "sent", new State.Sent(INTENT, Proof.ANSWER, "ref"),
          "refused", REFUSED,
          "reversed", new State.Reversed(INTENT),
          "sent_late", new State.SentLate(INTENT, REFUSED));

  private static final TransferOutcome SENT = new TransferOutcome.Sent("ref");
  private static final TransferOutcome NO =
      new TransferOutcome.Refused(Refusal.ACCOUNT_NOT_VERIFIED, "E1");
  private static final TransferOutcome SILENT = new TransferOutcome.Unknown("timed out");

  private static final Map<String, News> NEWS =
      Map.ofEntries(
          Map.entry("answer_sent", new News.SendAnswered(SENT)),
          Map.entry("answer_refused", new News.SendAnswered(NO)),
          Map.entry("answer_unknown", new News.SendAnswered(SILENT)),
          Map.entry("inquiry_sent", new News.InquiryAnswered(SENT, NOW)),
          Map.entry("inquiry_refused", new News.InquiryAnswered(NO, NOW)),
          Map.entry("inquiry_unknown", new News.InquiryAnswered(SILENT, NOW)),
          Map.entry("sender_lost", new News.SenderLost("lease over")),
          Map.entry("code_proved", new News.CodeProved()),
          Map.entry("taken_back", new News.TakenBack()),
          Map.entry("booked", new News.Booked()),
          Map.entry("settled_sent", new News.Settled(true)),
          Map.entry("settled_not", new News.Settled(false)));

  @ParameterizedTest
  @EnumSource(
      value = Refusal.class,
      names = {"NOT_REQUESTED", "HELD_BACK"})
  void anInquiryThatWasNotTakenSaysNothingOfTheTransfer(Refusal ours) {
    News news = new News.InquiryAnswered(new TransferOutcome.Refused(ours, "no token"), NOW);
    Change change =
        TransferRules.hear(transfer(state("unknown"), Asking.NOTHING), news, SCHEDULE, NOW);
    assertEquals(new State.Unknown("no token"), change.next().state());
    assertEquals(Place.KEPT, change.place());
  }

  /** Where the state stays and neither place nor alarm is named, nothing at all changes. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          sending,   answer_sent,     sent,      KEPT,        NONE
          sending,   answer_refused,  refused,   GIVEN_BACK,  NONE
          sending,   answer_unknown,  unknown,   KEPT,        NONE
          sending,   inquiry_sent,    sending,   ,
          sending,   inquiry_refused, sending,   ,
          sending,   inquiry_unknown, sending,   ,
          sending,   sender_lost,     unknown,   KEPT,        NONE
          sending,   code_proved,     sent,      KEPT,        NONE
          sending,   taken_back,      reversed,  KEPT,        REVERSED
          sending,   booked,          sent,      KEPT,        NONE
          unknown,   answer_sent,     sent,      KEPT,        NONE
          unknown,   answer_refused,  refused,   GIVEN_BACK,  NONE
          unknown,   answer_unknown,  unknown,   ,
          unknown,   inquiry_sent,    sent,      KEPT,        NONE
          unknown,   inquiry_refused, refused,   GIVEN_BACK,  NONE
          unknown,   inquiry_unknown, unknown,   KEPT,        NONE
          unknown,   sender_lost,     unknown,   ,
          unknown,   code_proved,     sent,      KEPT,        NONE
          unknown,   taken_back,      reversed,  KEPT,        REVERSED
          unknown,   booked,          sent,      KEPT,        NONE
          sent,      answer_sent,     sent,      ,
          sent,      answer_refused,  sent,      KEPT,        REFUSED_AFTER_PROOF
          sent,      answer_unknown,  sent,      ,
          sent,      inquiry_sent,    sent,      ,
          sent,      inquiry_refused, sent,      KEPT,        REFUSED_AFTER_PROOF
          sent,      inquiry_unknown, sent,      ,
          sent,      sender_lost,     sent,      ,
          sent,      code_proved,     sent,      ,
          sent,      taken_back,      reversed,  KEPT,        REVERSED
          sent,      booked,          sent,      ,
          refused,   answer_sent,     sent_late, TAKEN_AGAIN, SENT_LATE
          refused,   answer_refused,  refused,   ,
          refused,   answer_unknown,  refused,   ,
          refused,   inquiry_sent,    sent_late, TAKEN_AGAIN, SENT_LATE
          refused,   inquiry_refused, refused,   ,
          refused,   inquiry_unknown, refused,   ,
          refused,   sender_lost,     refused,   ,
          refused,   code_proved,     refused,   ,
          refused,   taken_back,      refused,   ,
          refused,   booked,          sent_late, TAKEN_AGAIN, SENT_LATE
          """)
  void everyOpenOrSettledStateHearsEveryNews(
      String state, String news, String next, @Nullable Place place, @Nullable Alarm alarm) {
    Transfer before = transfer(state(state), Asking.NOTHING);
    Change change = TransferRules.hear(before, news(news), SCHEDULE, NOW);
    if (place == null) {
      assertEquals(Change.none(before), change);
    } else {
      assertEquals(next, change.next().state().word());
      assertEquals(place, change.place());
      assertEquals(alarm, change.alarm());
    }
  }

  @ParameterizedTest
  @CsvSource({"reversed", "sent_late"})
  void whatTheBankToldByItselfIsTheLastWord(String state) {
    Transfer before = transfer(state(state), Asking.NOTHING);
    for (News news : NEWS.values()) {
      assertEquals(Change.none(before), TransferRules.hear(before, news, SCHEDULE, NOW));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "answer_sent, ANSWER",
    "inquiry_sent, INQUIRY",
    "code_proved, CODE",
    "booked, NOTICE",
    "settled_sent, OPERATOR"
  })
  void aSuccessNamesItsProof(String news, Proof proof) {
    Transfer next = unknownHears(news(news), HORIZON.plusSeconds(1)).next();
    assertEquals(proof, next.state() instanceof State.Sent s ? s.proof() : null);
  }

  @ParameterizedTest
  @CsvSource({"-1, unknown", "0, unknown", "1, refused"})
  void noRecordIsBelievedOnlyOfAnInquiryThatBeganAfterTheSettleHorizon(int ms, String state) {
    News news =
        new News.InquiryAnswered(TransferOutcome.Unknown.noRecord(), HORIZON.plusMillis(ms));
    Change change = unknownHears(news, HORIZON.plusSeconds(5));
    assertEquals(state, change.next().state().word());
    assertEquals(state.equals("refused"), change.place() == Place.GIVEN_BACK);
  }

  @Test
  void anyOtherUnclearAnswerIsNeverBelievedHoweverLate() {
    Instant late = HORIZON.plus(Duration.ofMinutes(30));
    for (TransferOutcome unclear : List.of(TransferOutcome.Unknown.inProcess(), SILENT)) {
      Change change = unknownHears(new News.InquiryAnswered(unclear, late), late);
      assertEquals("unknown", change.next().state().word());
    }
  }

  @ParameterizedTest
  @CsvSource({"sending", "sent", "refused", "reversed", "sent_late"})
  void operatorsSettleNothingButAnUnknown(String state) {
    Transfer before = transfer(state(state), Asking.NOTHING);
    for (String settled : List.of("settled_sent", "settled_not")) {
      assertEquals(
          Change.none(before), TransferRules.hear(before, news(settled), SCHEDULE, HORIZON));
    }
  }

  /** Two people may not overrule a bank that is still asked and may still speak. */
  @ParameterizedTest
  @CsvSource({"true, 0, false", "true, 1, true", "false, -600000, true", "false, 1, true"})
  void operatorsSettleAfterTheHorizonOrWhenNobodyAsksAnyMore(boolean asked, int ms, boolean may) {
    Instant now = HORIZON.plusMillis(ms);
    Asking asking = asked ? new Asking(2, NOW, null, null) : new Asking(3, null, INTENT, "unknown");
    Transfer t = transfer(new State.Unknown("no answer"), asking);
    for (boolean sent : List.of(true, false)) {
      Change change = TransferRules.hear(t, new News.Settled(sent), SCHEDULE, now);
      assertEquals(!may, change.equals(Change.none(t)));
      assertEquals(may ? sent ? "sent" : "refused" : "unknown", change.next().state().word());
    }
  }

  @Test
  void whatOperatorsSettledAsNotSentCountsAsTheBanksOtherRefusals() {
    State settled = unknownHears(news("settled_not"), HORIZON.plusMillis(1)).next().state();
    Instant at = HORIZON.plusMillis(1);
    assertEquals(
        new State.Refused(at, Proof.OPERATOR, Refusal.UNCLASSIFIED, "settled by operators"),
        settled);
  }

  @ParameterizedTest
  @CsvSource({
    "answer_sent",
    "inquiry_sent",
    "inquiry_refused",
    "code_proved",
    "booked",
    "settled_sent",
    "settled_not"
  })
  void whatIsKnownLeavesThePersonsQueue(String news) {
    Transfer t = transfer(new State.Unknown("no answer"), new Asking(3, null, NOW, "unknown"));
    Asking asking = TransferRules.hear(t, news(news), SCHEDULE, NOW).next().asking();
    assertEquals(new Asking(3, null, null, null), asking);
  }

  @ParameterizedTest
  @CsvSource({
    "sent, taken_back, reversed",
    "sent, inquiry_refused, refused after proof",
    "refused, booked, sent late"
  })
  void whatContradictsAnOutcomeWaitsForAPersonAndIsNotAskedAbout(
      String state, String news, String reason) {
    Transfer t = transfer(state(state), Asking.NOTHING);
    Asking asking = TransferRules.hear(t, news(news), SCHEDULE, NOW).next().asking();
    assertEquals(new Asking(0, null, NOW, reason), asking);
  }

  @Test
  void nothingButTheStateAndTheAskingEverChanges() {
    STATES.forEach((word, state) -> {
      Transfer before = transfer(state, Asking.NOTHING);
      for (News news : NEWS.values()) {
        Transfer after = TransferRules.hear(before, news, SCHEDULE, NOW).next();
        assertEquals(before, after.in(before.state(), before.asking()));
        assertFalse(!state.open() && after.state().open(), "a certain outcome stays certain");
      }
    });
  }

  private static State state(String word) {
    return Objects.requireNonNull(STATES.get(word), word);
  }

  private static News news(String words) {
    return Objects.requireNonNull(NEWS.get(words), words);
  }

  private static Change unknownHears(News news, Instant now) {
    Transfer t = transfer(new State.Unknown("no answer"), new Asking(0, NOW, null, null));
    return TransferRules.hear(t, news, SCHEDULE, now);
  }

  private static Transfer transfer(State state, Asking asking) {
    return new Transfer(
        new TransferId(new UUID(1, 0)),
        3,
        Opaque.of(new byte[] {4}),
        "rail-id",
        Opaque.of(new byte[] {5}),
        1,
        INTENT,
        DEADLINE,
        INTENT.plusSeconds(30),
        state,
        asking,
        false);
  }
}
