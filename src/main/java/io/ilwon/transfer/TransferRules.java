package io.ilwon.transfer;

import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.Change.Alarm;
import io.ilwon.transfer.Change.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of a transfer. Pure: no clock, no database, no random, no log. */
public final class TransferRules {
  /** What the refusal's code says of a transfer that two operators settled as not sent. */
  static final String BY_OPERATORS = "settled by operators";

  private TransferRules() {}

  /** What {@code news} does to {@code t} at {@code now}; every pair of state and news is here. */
  public static Change hear(Transfer t, News news, InquirySchedule schedule, Instant now) {
    return switch (t.state()) {
      case State.Sending s -> whileSending(t, news, schedule, now);
      case State.Unknown u -> whileUnknown(t, news, schedule, now);
      case State.Sent s -> afterSent(t, news, now);
      case State.Refused r -> afterRefused(t, r, news, now);
      case State.Reversed r -> afterTheEnd(t, news, now);
      case State.SentLate l -> afterTheEnd(t, news, now);
    };
  }

  private static Change whileSending(Transfer t, News news, InquirySchedule schedule, Instant now) {
    return switch (news) {
      case News.SendAnswered a -> answered(t, a.outcome(), Proof.ANSWER, schedule, now);
      // Nobody inquires about a transfer that its sender still holds.
      case News.InquiryAnswered i -> Change.none(t);
      case News.SenderLost l -> {
        Instant next = NextInquiry.ofLostSender(t, schedule, now);
        yield Change.to(t.in(new State.Unknown(l.how()), t.asking().at(next)));
      }
      case News.CodeProved c -> sent(t, Proof.CODE, now);
      case News.TakenBack b -> reversed(t, now);
      case News.Booked b -> sent(t, Proof.NOTICE, now);
      case News.Settled s -> Change.none(t);
      case News.Disputed d -> disputed(t, d, now);
    };
  }

  private static Change whileUnknown(Transfer t, News news, InquirySchedule schedule, Instant now) {
    return switch (news) {
      // The sender's own answer, come after its lease had ended, is still the bank's word.
      case News.SendAnswered a ->
          switch (a.outcome()) {
            case TransferOutcome.Unknown u -> Change.none(t);
            case TransferOutcome.Sent s -> answered(t, s, Proof.ANSWER, schedule, now);
            case TransferOutcome.Refused r -> answered(t, r, Proof.ANSWER, schedule, now);
          };
      case News.InquiryAnswered i -> inquired(t, i, schedule, now);
      case News.SenderLost l -> Change.none(t);
      case News.CodeProved c -> sent(t, Proof.CODE, now);
      case News.TakenBack b -> reversed(t, now);
      case News.Booked b -> sent(t, Proof.NOTICE, now);
      case News.Settled s -> settled(t, s, schedule, now);
      case News.Disputed d -> disputed(t, d, now);
    };
  }

  private static Change afterSent(Transfer t, News news, Instant now) {
    return switch (news) {
      case News.SendAnswered a -> contradicted(t, a.outcome(), now);
      case News.InquiryAnswered i -> contradicted(t, i.outcome(), now);
      case News.SenderLost l -> Change.none(t);
      case News.CodeProved c -> Change.none(t);
      case News.TakenBack b -> reversed(t, now);
      case News.Booked b -> foundAfterAll(t);
      case News.Settled s -> Change.none(t);
      case News.Disputed d -> disputed(t, d, now);
    };
  }

  private static Change afterRefused(Transfer t, State.Refused before, News news, Instant now) {
    return switch (news) {
      case News.SendAnswered a -> bookedAfterAll(t, before, a.outcome(), now);
      case News.InquiryAnswered i -> bookedAfterAll(t, before, i.outcome(), now);
      case News.SenderLost l -> Change.none(t);
      case News.CodeProved c -> Change.none(t);
      case News.TakenBack b -> Change.none(t);
      case News.Booked b -> late(t, before, now);
      case News.Settled s -> Change.none(t);
      case News.Disputed d -> disputed(t, d, now);
    };
  }

  private static Change afterTheEnd(Transfer t, News news, Instant now) {
    return switch (news) {
      case News.Disputed d -> disputed(t, d, now);
      case News.SendAnswered a -> Change.none(t);
      case News.InquiryAnswered i -> Change.none(t);
      case News.SenderLost l -> Change.none(t);
      case News.CodeProved c -> Change.none(t);
      case News.TakenBack b -> Change.none(t);
      case News.Booked b -> Change.none(t);
      case News.Settled s -> Change.none(t);
    };
  }

  private static Change answered(
      Transfer t, TransferOutcome outcome, Proof proof, InquirySchedule schedule, Instant now) {
    return switch (outcome) {
      case TransferOutcome.Sent s ->
          Change.to(t.in(new State.Sent(now, proof, s.railReference()), t.asking().done()));
      case TransferOutcome.Refused r -> refused(t, proof, r.why(), r.railCode(), now);
      case TransferOutcome.Unknown u -> {
        @Nullable Instant next = NextInquiry.after(t, 0, schedule, now, now);
        yield Change.to(t.in(new State.Unknown(u.lastSeen()), t.asking().at(next)));
      }
    };
  }

  private static Change inquired(
      Transfer t, News.InquiryAnswered answer, InquirySchedule schedule, Instant now) {
    return switch (answer.outcome()) {
      case TransferOutcome.Sent s -> answered(t, s, Proof.INQUIRY, schedule, now);
      // "Not requested" and "held back" can only speak of the inquiry itself, not of the transfer.
      case TransferOutcome.Refused r when !r.why().counts() ->
          askAgainOrQueue(t, r.railCode(), answer.askedAt(), schedule, now);
      case TransferOutcome.Refused r -> answered(t, r, Proof.INQUIRY, schedule, now);
      case TransferOutcome.Unknown u ->
          u.isNoRecord() && answer.askedAt().isAfter(NextInquiry.horizon(t, schedule))
              ? refused(t, Proof.INQUIRY, Refusal.UNCLASSIFIED, u.lastSeen(), now)
              : askAgainOrQueue(t, u.lastSeen(), answer.askedAt(), schedule, now);
    };
  }

  private static Change askAgainOrQueue(
      Transfer t, String lastSeen, Instant askedAt, InquirySchedule schedule, Instant now) {
    State.Unknown state = new State.Unknown(lastSeen);
    int asked = t.asking().inquiries() + 1;
    @Nullable Instant next = NextInquiry.after(t, asked, schedule, askedAt, now);
    Asking asking = t.asking().again(next);
    boolean toQueue = next == null || NextInquiry.overdue(t, now);
    return toQueue && asking.queuedAt() == null
        ? new Change(
            t.in(state, asking.alsoQueued(now, "unknown")), Place.KEPT, Alarm.STILL_UNKNOWN)
        : Change.to(t.in(state, asking));
  }

  /** Two people decide only once the bank can no longer be expected to. */
  private static Change settled(
      Transfer t, News.Settled settled, InquirySchedule schedule, Instant now) {
    boolean mayStillSpeak = !now.isAfter(NextInquiry.horizon(t, schedule));
    if (t.asking().next() != null && mayStillSpeak) {
      return Change.none(t);
    }
    return settled.sent()
        ? sent(t, Proof.OPERATOR, now)
        : refused(t, Proof.OPERATOR, Refusal.UNCLASSIFIED, BY_OPERATORS, now);
  }

  private static Change sent(Transfer t, Proof proof, Instant now) {
    return Change.to(t.in(new State.Sent(now, proof, null), t.asking().done()));
  }

  private static Change refused(
      Transfer t, Proof proof, Refusal why, String railCode, Instant now) {
    State state = new State.Refused(now, proof, why, railCode);
    return new Change(t.in(state, t.asking().done()), Place.GIVEN_BACK, Alarm.NONE);
  }

  private static Change reversed(Transfer t, Instant now) {
    Asking queued = t.asking().queued(now, "reversed");
    return new Change(t.in(new State.Reversed(now), queued), Place.KEPT, Alarm.REVERSED);
  }

  private static Change late(Transfer t, State.Refused before, Instant now) {
    Asking queued = t.asking().queued(now, "sent late");
    Transfer next = t.in(new State.SentLate(now, before), queued);
    return new Change(next, Place.TAKEN_AGAIN, Alarm.SENT_LATE);
  }

  /** A person looks; the state stays, since a statement alone may be cut or of another day. */
  private static Change disputed(Transfer t, News.Disputed d, Instant now) {
    Transfer next = t.in(t.state(), t.asking().disputed(now, d.why()));
    return next.equals(t) ? Change.none(t) : new Change(next, Place.KEPT, Alarm.DISPUTED);
  }

  /** A later statement has the booking that an earlier one lacked: nobody has to look any more. */
  private static Change foundAfterAll(Transfer t) {
    return News.Disputed.MISSING.equals(t.asking().reason())
        ? Change.to(t.in(t.state(), t.asking().done()))
        : Change.none(t);
  }

  private static Change bookedAfterAll(
      Transfer t, State.Refused before, TransferOutcome outcome, Instant now) {
    return switch (outcome) {
      case TransferOutcome.Sent s -> late(t, before, now);
      case TransferOutcome.Refused r -> Change.none(t);
      case TransferOutcome.Unknown u -> Change.none(t);
    };
  }

  private static Change contradicted(Transfer t, TransferOutcome outcome, Instant now) {
    return switch (outcome) {
      case TransferOutcome.Sent s -> Change.none(t);
      case TransferOutcome.Unknown u -> Change.none(t);
      case TransferOutcome.Refused r -> {
        Transfer next = t.in(t.state(), t.asking().queued(now, "refused after proof"));
        yield new Change(next, Place.KEPT, Alarm.REFUSED_AFTER_PROOF);
      }
    };
  }
}
