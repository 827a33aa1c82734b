package io.ilwon.hosted;

import io.ilwon.bank.Account;
import io.ilwon.hosted.View.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** P4 and the steps of P5. */
final class CodePage {
  private final States states;
  private final Scene scene;
  private final Words words;

  CodePage(States states, Scene scene) {
    this.states = states;
    this.scene = scene;
    this.words = Words.of(scene.language());
  }

  View.Code of(Frame frame, Screen.EnterCode screen) {
    Instant resendAt = screen.resendAt();
    boolean resends = screen.sends() > 0 && resendAt != null;
    return new View.Code(
        frame,
        words.text("P4.sub", "masked", states.masked(screen.account())),
        new View.Picture(
            words.text("P4.picture.caption"),
            words.text("P4.picture.alt", "sender", scene.sender()),
            scene.sender()),
        timer(screen.expiresAt()),
        screen.expiresAt().toEpochMilli(),
        error(screen),
        status(screen),
        screen.extendable(),
        screen.offersMoreTime(scene.now()),
        resends ? words.text("P4.resend", "n", screen.sends()) : null,
        resendAt == null ? 0 : Math.max(0, seconds(resendAt)),
        steps(screen.account()),
        scene.reference());
  }

  List<String> steps(Account account) {
    return List.of(
        words.text("P5.1", "bank", states.bank(account.bank()), "masked", states.masked(account)),
        words.text("P5.2"),
        words.text("P5.3"),
        words.text("P5.4"),
        words.text("P5.5"),
        words.text("P5.6", "client", scene.client()));
  }

  private String timer(Instant expires) {
    long left = Math.max(0, seconds(expires));
    return words.text("P4.timer", "m", left / 60, "ss", "%02d".formatted(left % 60));
  }

  /** Whole seconds until then; a second that has begun counts. */
  private long seconds(Instant then) {
    return Duration.between(scene.now(), then).plusMillis(999).toSeconds();
  }

  private @Nullable String error(Screen.EnterCode screen) {
    return switch (screen.notice()) {
      case CODE_FORMAT -> words.text("P4.err.format");
      case CODE_WRONG ->
          screen.tries() == 1
              ? words.text("P4.err.wrong.last")
              : words.text("P4.err.wrong", "n", screen.tries());
      case CODE_WRONG_LAST -> words.text("P4.err.wrong.last");
      case NONE,
          RESENT,
          MORE_TIME,
          NUMBER_EMPTY,
          HOLDER_EMPTY,
          NUMBER_AND_HOLDER_EMPTY,
          NUMBER_CHARS,
          NUMBER_WRONG_FORM,
          HOLDER_WRONG_FORM,
          BANK_AGAIN,
          NOT_CONFIRMED,
          CANNOT_RECEIVE,
          NOT_POSSIBLE,
          OUR_FAULT,
          DAY_FULL,
          SENDS_SPENT,
          CODE_EXPIRED,
          CODE_VOID,
          LOCKED,
          PROCESSING,
          TOO_SOON ->
          null;
    };
  }

  /** What came of a move beside the code: of a resend that was not possible, say. */
  private @Nullable String status(Screen.EnterCode screen) {
    Instant until = screen.expiresAt();
    return switch (screen.notice()) {
      case RESENT -> words.text("P4.resent");
      case MORE_TIME ->
          words.text(
              "P4.extend.done", "hh", SeoulTime.hours(until), "mm", SeoulTime.minutes(until));
      case NOT_CONFIRMED -> words.text("P11.title");
      case CANNOT_RECEIVE -> words.text("P12.title");
      case NOT_POSSIBLE -> words.text("P13.title", "bank", states.bank(screen.account().bank()));
      case OUR_FAULT -> words.text("P14.title");
      case DAY_FULL -> words.text("P10.title");
      case TOO_SOON -> words.text("P2.soon");
      case NONE,
          NUMBER_EMPTY,
          HOLDER_EMPTY,
          NUMBER_AND_HOLDER_EMPTY,
          NUMBER_CHARS,
          NUMBER_WRONG_FORM,
          HOLDER_WRONG_FORM,
          BANK_AGAIN,
          SENDS_SPENT,
          CODE_FORMAT,
          CODE_WRONG,
          CODE_WRONG_LAST,
          CODE_EXPIRED,
          CODE_VOID,
          LOCKED,
          PROCESSING ->
          null;
    };
  }
}
