package io.ilwon.submission;

import io.ilwon.transfer.Asking;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Decisions no rule takes and no store may keep; the SQLSTATE that refuses each. */
enum Forbidden {
  FIVE_FAILURES_GO_ON("23514"),
  A_CODE_AWAITED_AND_NONE_SENT("23514"),
  HEARD_THOUGH_UNKNOWN("23514"),
  UNKNOWN_NEITHER_ASKED_NOR_QUEUED("23514"),
  ASKED_THOUGH_CERTAIN("23514"),
  A_FOURTH_GUESS("23514"),
  A_WRONG_GUESS_WITHOUT_ITS_INSTANT("23514"),
  A_FINISH_FOR_DELETED_ALONE("23514"),
  LONGER_THAN_A_DAY("23514"),
  A_SECOND_OPEN_TRANSFER("23505"),
  A_RAIL_ID_USED_AGAIN("23505"),
  AN_ATTEMPT_COUNTED_AGAIN("23505");

  /** Sends whatever stands against it. */
  static final Fold.Rules ALWAYS_SENDS =
      (s, limits, event, now) -> {
        if (!(event instanceof Event.DepositAsked e)) {
          return SubmissionRules.decide(s, limits, event, now);
        }
        Transfer intent =
            new Transfer(
                e.transfer(),
                s.attempts() + 1,
                e.account(),
                e.railId(),
                e.codeMac(),
                0,
                now,
                now.plusSeconds(2),
                now.plusSeconds(30),
                new State.Sending(),
                Asking.NOTHING,
                false);
        return Decision.of(
            s.begun(intent),
            new Answer.Send(intent, s.failures()),
            new Effect.IntentRow(intent),
            new Effect.PlaceTaken());
      };

  final String state;

  Forbidden(String state) {
    this.state = state;
  }

  /** What is asked of the submission, whose first transfer is sending. */
  Command command(StoresClient client, SubmissionId id, Transfer first) {
    return switch (this) {
      case A_SECOND_OPEN_TRANSFER -> client.wish(id, 1);
      case A_RAIL_ID_USED_AGAIN -> client.wish(id, 1, first.railId());
      case AN_ATTEMPT_COUNTED_AGAIN -> client.wish(id, 1);
      case FIVE_FAILURES_GO_ON,
          A_CODE_AWAITED_AND_NONE_SENT,
          HEARD_THOUGH_UNKNOWN,
          UNKNOWN_NEITHER_ASKED_NOR_QUEUED,
          ASKED_THOUGH_CERTAIN,
          A_FOURTH_GUESS,
          A_WRONG_GUESS_WITHOUT_ITS_INSTANT,
          A_FINISH_FOR_DELETED_ALONE,
          LONGER_THAN_A_DAY ->
          new Command.LookAtTime(id);
    };
  }

  /** Rules that decide so for the submission with a transfer; the other is decided rightly. */
  Fold.Rules rules() {
    return switch (this) {
      case A_SECOND_OPEN_TRANSFER, A_RAIL_ID_USED_AGAIN, AN_ATTEMPT_COUNTED_AGAIN -> ALWAYS_SENDS;
      case FIVE_FAILURES_GO_ON -> submission(s -> s.failed().failed().failed().failed().failed());
      case A_CODE_AWAITED_AND_NONE_SENT -> submission(Forbidden::withoutTransfers);
      case A_WRONG_GUESS_WITHOUT_ITS_INSTANT -> submission(Submission::guessedWrong);
      case A_FINISH_FOR_DELETED_ALONE -> submission(Submission::gone);
      case LONGER_THAN_A_DAY ->
          submission(s -> s.until(s.createdAt().plus(Duration.ofHours(24)).plusMillis(1)));
      case HEARD_THOUGH_UNKNOWN ->
          transfer(t -> t.in(new State.Unknown("x"), asked(t)).heard(true));
      case UNKNOWN_NEITHER_ASKED_NOR_QUEUED ->
          transfer(t -> t.in(new State.Unknown("x"), Asking.NOTHING));
      case ASKED_THOUGH_CERTAIN -> transfer(t -> t.in(t.state(), asked(t)));
      case A_FOURTH_GUESS ->
          transfer(t -> t.guessedWrong().guessedWrong().guessedWrong().guessedWrong());
    };
  }

  private static Asking asked(Transfer t) {
    return new Asking(0, t.leaseUntil(), null, null);
  }

  private static Submission withoutTransfers(Submission s) {
    return new Submission(
        s.id(),
        s.stage(),
        s.failures(),
        s.wrongGuesses(),
        s.won(),
        s.attempts(),
        s.issuingCountry(),
        s.createdAt(),
        s.endsAt(),
        s.deleted(),
        null);
  }

  private static Fold.Rules submission(UnaryOperator<Submission> change) {
    return (s, limits, event, now) ->
        s.latest() == null
            ? SubmissionRules.decide(s, limits, event, now)
            : Decision.of(change.apply(s), new Answer.Nothing());
  }

  private static Fold.Rules transfer(UnaryOperator<Transfer> change) {
    return (s, limits, event, now) -> {
      Transfer t = s.latest();
      if (t == null) {
        return SubmissionRules.decide(s, limits, event, now);
      }
      Transfer next = change.apply(t);
      return new Decision(
          s.with(next), new Answer.Nothing(), List.of(new Effect.TransferRow(next)));
    };
  }
}
