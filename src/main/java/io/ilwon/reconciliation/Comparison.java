package io.ilwon.reconciliation;

import io.ilwon.transfer.News;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our ledger against the bank's. Pure: no clock, no database, no log. */
final class Comparison {
  private Comparison() {}

  /**
   * What differs under a rail id that the statement names.
   *
   * @param covered what the statement covers, where that is known
   */
  static Difference compare(Ours ours, Theirs theirs, Optional<Period> covered, Instant now) {
    return switch (ours) {
      case Ours.Ordered o -> ordered(o, theirs, covered, now);
      case Ours.Adopted a -> adopted(a, theirs);
      case Ours.Forgotten f -> forgotten(theirs);
    };
  }

  private static Difference adopted(Ours.Adopted ours, Theirs theirs) {
    if (theirs.deposits() > 1) {
      return Difference.BOOKED_TWICE;
    }
    return theirs.reversals() > 0 && !ours.reversed()
        ? Difference.REVERSED
        : Difference.ADOPTED_BEFORE;
  }

  private static Difference forgotten(Theirs theirs) {
    if (!theirs.oneWon()) {
      return Difference.NOT_OURS;
    }
    if (theirs.deposits() > 1) {
      return Difference.BOOKED_TWICE;
    }
    return theirs.account().isPresent() ? Difference.ADOPTED : Difference.ADOPTED_MASKED;
  }

  private static Difference ordered(
      Ours.Ordered ours, Theirs theirs, Optional<Period> covered, Instant now) {
    if (theirs.deposits() > 1) {
      return Difference.BOOKED_TWICE;
    }
    if (!asOrdered(ours, theirs)) {
      return Difference.DIFFERENT;
    }
    boolean back = theirs.reversals() > 0;
    return switch (ours.transfer().state()) {
      case State.Sending s -> back ? Difference.REVERSED : Difference.BOOKED;
      case State.Unknown u -> back ? Difference.REVERSED : Difference.BOOKED;
      case State.Sent s -> back ? Difference.REVERSED : Difference.AGREES;
      // Whatever came after: what was believed never to have moved has moved.
      case State.Refused r -> Difference.SENT_LATE;
      case State.SentLate l -> Difference.AGREES;
      case State.Reversed r ->
          back || covered.isEmpty() || !r.at().isBefore(covered.get().judgedTo(now))
              ? Difference.AGREES
              : Difference.STILL_BOOKED;
    };
  }

  private static boolean asOrdered(Ours.Ordered ours, Theirs theirs) {
    return theirs.oneWon()
        && ours.bank().equals(theirs.bank())
        && theirs.account().map(ours.transfer().account()::equals).orElse(true);
  }

  /** What is wrong with a transfer whose rail id the statement does not name. */
  static Difference absent(Transfer t, Period covered, Instant now) {
    boolean within = !t.intentAt().isBefore(covered.judgedFrom());
    Instant last = covered.judgedTo(now);
    return switch (t.state()) {
      case State.Sent s -> missing(within && s.at().isBefore(last));
      case State.SentLate l -> missing(within && l.at().isBefore(last));
      case State.Unknown u ->
          within && t.intentAt().isBefore(last)
              ? Difference.UNKNOWN_ABSENT
              : Difference.AT_THE_EDGE;
      case State.Sending s -> Difference.AGREES;
      case State.Refused r -> Difference.AGREES;
      case State.Reversed r -> Difference.AGREES;
    };
  }

  private static Difference missing(boolean judged) {
    return judged ? Difference.MISSING : Difference.AT_THE_EDGE;
  }

  /** What the rules are told about it, in this order; nothing where the run changes nothing. */
  static List<News> news(Difference difference, Ours.Ordered ours, Optional<Theirs> theirs) {
    return switch (difference) {
      case AGREES ->
          theirs.isPresent() && News.Disputed.MISSING.equals(ours.transfer().asking().reason())
              ? List.of(new News.Booked())
              : List.of();
      case BOOKED, SENT_LATE -> List.of(new News.Booked());
      case REVERSED -> List.of(new News.TakenBack());
      case MISSING -> List.of(new News.Disputed(News.Disputed.MISSING));
      case DIFFERENT -> List.of(new News.Disputed("differs at the bank"));
      case STILL_BOOKED -> List.of(new News.Disputed("not taken back at the bank"));
      case BOOKED_TWICE -> {
        List<News> news = new ArrayList<>();
        if (theirs.map(t -> asOrdered(ours, t)).orElse(false)) {
          news.add(new News.Booked());
        }
        news.add(new News.Disputed("booked twice"));
        yield news;
      }
      case ADOPTED, ADOPTED_MASKED, ADOPTED_BEFORE, AT_THE_EDGE, NOT_OURS, UNKNOWN_ABSENT ->
          List.of();
    };
  }
}
