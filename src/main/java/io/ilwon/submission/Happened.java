package io.ilwon.submission;

import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.webhook.EventType;
import io.ilwon.webhook.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the submission's project is told. Pure: what a decision means to those outside is
 * read from the submission and its transfers before and after.
 */
record Happened(EventType type, Instant at, Facts facts) {

  /** What one decision brings, the won first and then what it did to the submission. */
  static List<Happened> of(Submission before, Event event, Decision decision, Instant at) {
    Submission after = decision.next();
    List<Happened> happened = new ArrayList<>();
    for (Transfer t : changed(decision)) {
      @Nullable Transfer was = was(before, event, t);
      if (was != null) {
        Facts facts = facts(after, deposit(t));
        of(was.state(), t.state()).ifPresent(type -> happened.add(new Happened(type, at, facts)));
      }
    }
    ofStage(before, after)
        .ifPresent(type -> happened.add(new Happened(type, at, facts(after, null))));
    return happened;
  }

  /** PATCH has changed what Step 1 told. */
  static Happened updated(Submission s, Instant at) {
    return new Happened(EventType.SUBMISSION_UPDATED, at, facts(s, null));
  }

  /** Step 1 was recorded. */
  static Happened created(Submission s) {
    return new Happened(EventType.SUBMISSION_CREATED, s.createdAt(), facts(s, null));
  }

  /** Each transfer as the decision leaves it. */
  private static Iterable<Transfer> changed(Decision decision) {
    Map<Object, Transfer> last = new LinkedHashMap<>();
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.TransferRow(Transfer t)) {
        last.put(t.id(), t);
      }
    }
    return last.values();
  }

  private static @Nullable Transfer was(Submission before, Event event, Transfer now) {
    @Nullable Transfer named =
        switch (event) {
          case Event.TransferNews e -> e.transfer();
          case Event.SettleAsked e -> e.transfer();
          case Event.DepositAsked e -> null;
          case Event.HolderAsked e -> null;
          case Event.HolderAnswered e -> null;
          case Event.AnswerLost e -> null;
          case Event.CodeEntered e -> null;
          case Event.MoreTimeAsked e -> null;
          case Event.TimePassed e -> null;
          case Event.Edited e -> null;
          case Event.Deleted e -> null;
        };
    @Nullable Transfer was = named == null ? before.latest() : named;
    return was != null && was.id().equals(now.id()) ? was : null;
  }

  /** A refusal or a sent won told as such needs no word when nothing is learned but details. */
  private static Optional<EventType> of(State before, State after) {
    if (before.word().equals(after.word())) {
      return Optional.empty();
    }
    boolean asked = !(before instanceof State.Sending);
    return switch (after) {
      case State.Sending s -> Optional.empty();
      case State.Unknown u -> Optional.of(EventType.DEPOSIT_UNKNOWN);
      case State.Sent s -> Optional.of(asked ? EventType.DEPOSIT_SETTLED : EventType.DEPOSIT_SENT);
      case State.Refused r ->
          Optional.of(asked ? EventType.DEPOSIT_SETTLED : EventType.DEPOSIT_REFUSED);
      case State.SentLate s -> Optional.of(EventType.DEPOSIT_SETTLED);
      case State.Reversed r -> Optional.of(EventType.DEPOSIT_REVERSED);
    };
  }

  private static Optional<EventType> ofStage(Submission before, Submission after) {
    if (after.deleted() && !before.deleted()) {
      return Optional.of(EventType.SUBMISSION_DELETED);
    }
    boolean ended = after.stage().finished() && !before.stage().finished();
    if (ended) {
      return Optional.of(
          after.stage() instanceof Stage.Approved
              ? EventType.SUBMISSION_APPROVED
              : EventType.SUBMISSION_REJECTED);
    }
    boolean counted =
        after.failures() > before.failures() || after.wrongGuesses() > before.wrongGuesses();
    return counted && !after.stage().finished()
        ? Optional.of(EventType.SUBMISSION_RETRY)
        : Optional.empty();
  }

  private static Facts.Deposit deposit(Transfer t) {
    @Nullable String refusal = t.state() instanceof State.Refused r ? r.why().name() : null;
    return new Facts.Deposit(t.attempt(), t.state().word(), refusal);
  }

  private static Facts facts(Submission s, Facts.@Nullable Deposit deposit) {
    @Nullable String comment = s.stage() instanceof Stage.Rejected r ? r.why().word() : null;
    return new Facts(status(s.stage()), comment, s.failures(), s.wrongGuesses(), deposit);
  }

  private static String status(Stage stage) {
    return switch (stage) {
      case Stage.AwaitingDeposit a -> "incomplete";
      case Stage.Depositing d -> "incomplete";
      case Stage.AwaitingCode a -> "incomplete";
      case Stage.Approved a -> "approved";
      case Stage.Rejected r -> "rejected";
    };
  }
}
