package io.ilwon.submission;

import io.ilwon.transfer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A decision in a few words: what stories and docs/state-machine.md are written in. */
final class Words {
  private Words() {}

  static String of(Answer answer) {
    return switch (answer) {
      case DepositAnswer.Retry r -> of(r.why().name());
      case GuessAnswer.Locked l -> "locked " + of(l.retryAfter());
      case MoreTimeAnswer.Given g -> "more time";
      case Answer.Nothing n -> "-";
      case Answer other -> of(other.getClass().getSimpleName());
    };
  }

  static String of(Submission s, Instant now) {
    String closed = s.deleted() ? "deleted: " : "rejected: ";
    String stage =
        switch (s.stage()) {
          case Stage.AwaitingCode c ->
              c.expiresAt().isAfter(now)
                  ? "code " + of(Duration.between(now, c.expiresAt()))
                  : "code expired";
          case Stage.Rejected r ->
              switch (r.why()) {
                case TOO_MANY_RETRY -> closed + "retries";
                case TIMEOUT -> closed + "time";
                case EDITED -> closed + "edited";
              };
          case Stage other -> of(other.word());
        };
    return s.deleted() && s.stage() instanceof Stage.Approved ? "deleted: " + stage : stage;
  }

  static String of(List<Effect> effects) {
    return effects.isEmpty() ? "-" : String.join(", ", effects.stream().map(Words::of).toList());
  }

  private static String of(Effect effect) {
    return switch (effect) {
      case Effect.IntentRow i -> "intent";
      case Effect.TransferRow t ->
          t.transfer().state() instanceof State.SentLate
              ? "late"
              : t.transfer().state().word() + (t.transfer().heard() ? " heard" : "");
      case Effect.PlaceTaken p -> "+place";
      case Effect.PlaceTakenAgain p -> "+place";
      case Effect.PlaceGivenBack p -> "-place";
      case Effect.CheckCounted c -> "+check";
      case Effect.WrongGuess w -> "wrong";
      case Effect.RightGuess r -> "right";
      case Effect.PersonKept p -> "person";
      case Effect.Erased e -> "erased";
      case Effect.Alarmed a -> "alarm";
      case Effect.Audited a -> "audit";
    };
  }

  /** {@code NotUsable} and {@code NOT_USABLE} alike become <i>not usable</i>. */
  static String of(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** Such as {@code 4m30s}. */
  static String of(Duration d) {
    return d.isZero() ? "0s" : d.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
