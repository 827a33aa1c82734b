package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.hosted.Screen.AccountLocked;
import io.ilwon.hosted.Screen.BankClosed;
import io.ilwon.hosted.Screen.CannotReceive;
import io.ilwon.hosted.Screen.CodeExpired;
import io.ilwon.hosted.Screen.DayFull;
import io.ilwon.hosted.Screen.Done;
import io.ilwon.hosted.Screen.EnterAccount;
import io.ilwon.hosted.Screen.EnterCode;
import io.ilwon.hosted.Screen.LinkGone;
import io.ilwon.hosted.Screen.NoMoreChances;
import io.ilwon.hosted.Screen.NoMoreGuesses;
import io.ilwon.hosted.Screen.NoMoreSends;
import io.ilwon.hosted.Screen.NotConfirmed;
import io.ilwon.hosted.Screen.OtherDevice;
import io.ilwon.hosted.Screen.OurFault;
import io.ilwon.hosted.Screen.PickBank;
import io.ilwon.hosted.Screen.Sending;
import io.ilwon.hosted.Screen.TimedOut;
import io.ilwon.hosted.Screen.Unknown;
import io.ilwon.project.ProjectLimits;
import io.ilwon.submission.Stage;
import io.ilwon.submission.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which screen a stored state is. Pure; a page that is loaded again is the same page. */
final class Screens {
  /** Counted failures a submission may have; the contract's. */
  static final int CHANCES = 5;

  /** Wrong guesses one code may have; the contract's. */
  static final int GUESSES_A_CODE = 3;

  /** No code outlives its intent by more: the supervisory guideline's fifteen minutes. */
  static final Duration CODE_AFTER_INTENT = Duration.ofMinutes(15);

  /** After this the page says that the bank is slow; then, that nobody knows yet. */
  static final Duration SLOW = Duration.ofSeconds(5);

  static final Duration TOO_SLOW = Duration.ofSeconds(20);

  /** The same error so often in a row, and the other way out comes first. */
  private static final int STUCK = 3;

  private Screens() {}

  /** The screen of this state now. */
  static Screen of(
      Session session, Standing standing, ProjectLimits limits, Instant now, boolean thisDevice) {
    boolean approved = standing.stage() instanceof Stage.Approved;
    if (!now.isBefore(session.expiresAt()) || (session.ended() && !approved)) {
      return new LinkGone();
    }
    if (!thisDevice) {
      return new OtherDevice();
    }
    Standing.Latest latest = standing.latest();
    return switch (standing.stage()) {
      case Stage.Approved a ->
          latest == null ? new Done(null, null) : new Done(latest.account(), latest.holder());
      case Stage.Rejected r -> rejected(r, standing, limits);
      case Stage.Depositing d -> latest == null ? new Sending(false) : depositing(latest, now);
      case Stage.AwaitingCode c ->
          latest == null ? new LinkGone() : code(session, standing, latest, c, limits, now);
      case Stage.AwaitingDeposit a -> deposit(session, standing, limits, now);
    };
  }

  /** The account page of a bank that was picked, with what was typed before. */
  static Screen account(Session session, Standing standing, BankCode picked) {
    BankCode locked = session.lockedBank();
    BankCode bank = locked == null ? picked : locked;
    Draft draft = session.draft();
    int chances = CHANCES - standing.failures();
    boolean same = bank.text().equals(draft.bank());
    Notice notice = same && draft.last().atTheForm() ? draft.last() : Notice.NONE;
    return new EnterAccount(
        bank,
        locked != null,
        draft.number(),
        draft.holder(),
        session.lockedHolder(),
        chances,
        notice);
  }

  /** What a tap on a bank in the picker leads to. */
  static Screen picked(
      Session session, Standing standing, BankCode picked, Availability availability) {
    return switch (availability) {
      case Availability.Closed closed -> new BankClosed(picked, closed.until().orElse(null));
      case Availability.Open o -> account(session, standing, picked);
      case Availability.Unsteady u -> account(session, standing, picked);
    };
  }

  /** The code page while nobody knows of the won: it may well be on the statement. */
  static Screen typing(Session session, Standing standing, ProjectLimits limits, Instant now) {
    Screen screen = of(session, standing, limits, now, true);
    Standing.Latest latest = standing.latest();
    return screen instanceof Unknown(boolean typing) && typing && latest != null
        ? new EnterCode(
            latest.account(),
            latest.intentAt().plus(CODE_AFTER_INTENT),
            tries(standing, latest, limits),
            0,
            null,
            false,
            session.draft().last())
        : screen;
  }

  private static Screen rejected(Stage.Rejected r, Standing standing, ProjectLimits limits) {
    return switch (r.why()) {
      case TOO_MANY_RETRY ->
          standing.failures() >= CHANCES
              ? new NoMoreChances(CHANCES)
              : new NoMoreGuesses(limits.guesses());
      case TIMEOUT -> new TimedOut();
      case EDITED -> new LinkGone();
    };
  }

  private static Screen depositing(Standing.Latest latest, Instant now) {
    Duration since = Duration.between(latest.intentAt(), now);
    boolean known = latest.state().equals("sending") && since.compareTo(TOO_SLOW) <= 0;
    return known
        ? new Sending(since.compareTo(SLOW) >= 0)
        : new Unknown(
            since.compareTo(CODE_AFTER_INTENT) < 0 && latest.codeWrong() < GUESSES_A_CODE);
  }

  private static Screen code(
      Session session,
      Standing standing,
      Standing.Latest latest,
      Stage.AwaitingCode stage,
      ProjectLimits limits,
      Instant now) {
    Draft draft = session.draft();
    Instant until = draft.until();
    if (draft.last() == Notice.LOCKED && until != null && now.isBefore(until)) {
      return new AccountLocked(until);
    }
    int sends = limits.sends() - standing.won();
    Instant outcome = latest.outcomeAt();
    Instant resendAt = outcome == null ? null : outcome.plus(limits.resendGap());
    if (!now.isBefore(stage.expiresAt()) || latest.codeWrong() >= GUESSES_A_CODE) {
      return sends <= 0 ? new NoMoreSends() : new CodeExpired(sends, resendAt);
    }
    boolean extendable = stage.expiresAt().isBefore(latest.intentAt().plus(CODE_AFTER_INTENT));
    return new EnterCode(
        latest.account(),
        stage.expiresAt(),
        tries(standing, latest, limits),
        sends,
        resendAt,
        extendable,
        draft.last());
  }

  private static int tries(Standing standing, Standing.Latest latest, ProjectLimits limits) {
    return Math.min(
        limits.guesses() - standing.wrongGuesses(), GUESSES_A_CODE - latest.codeWrong());
  }

  private static Screen deposit(
      Session session, Standing standing, ProjectLimits limits, Instant now) {
    Instant acting = session.actingSince();
    if (acting != null && !now.isAfter(acting.plus(TOO_SLOW))) {
      return new Sending(!now.isBefore(acting.plus(SLOW)));
    }
    if (standing.won() >= limits.sends()) {
      return new NoMoreSends();
    }
    Draft draft = session.draft();
    BankCode bank = bank(draft);
    boolean stuck = draft.sameInARow() >= STUCK;
    int chances = CHANCES - standing.failures();
    return switch (draft.last()) {
      case NOT_CONFIRMED -> new NotConfirmed(bank, chances, stuck);
      case CANNOT_RECEIVE -> new CannotReceive(chances);
      case NOT_POSSIBLE ->
          bank == null ? pick(session, standing) : new BankClosed(bank, draft.until());
      case OUR_FAULT -> new OurFault(stuck);
      case DAY_FULL -> new DayFull();
      case SENDS_SPENT -> new NoMoreSends();
      case LOCKED -> locked(session, standing, now);
      case NUMBER_EMPTY,
          HOLDER_EMPTY,
          NUMBER_AND_HOLDER_EMPTY,
          NUMBER_CHARS,
          NUMBER_WRONG_FORM,
          HOLDER_WRONG_FORM,
          TOO_SOON ->
          bank == null ? pick(session, standing) : account(session, standing, bank);
      case BANK_AGAIN -> pick(session, standing);
      case NONE,
          CODE_FORMAT,
          CODE_WRONG,
          CODE_WRONG_LAST,
          CODE_EXPIRED,
          CODE_VOID,
          RESENT,
          MORE_TIME,
          PROCESSING ->
          sinceThen(session, standing, chances);
    };
  }

  /** What the bank told when nobody at the page was waiting for it any more. */
  private static Screen sinceThen(Session session, Standing standing, int chances) {
    Standing.Latest latest = standing.latest();
    // A fresh link says nothing of what its submission went through before.
    return switch (latest == null || session.turn() == 0 ? "" : latest.state()) {
      case "refused" -> new OurFault(false);
      case "reversed" -> new CannotReceive(chances);
      default -> pick(session, standing);
    };
  }

  private static Screen locked(Session session, Standing standing, Instant now) {
    Instant until = session.draft().until();
    return until != null && now.isBefore(until)
        ? new AccountLocked(until)
        : pick(session, standing);
  }

  /** The picker, or straight on where the caller has chosen the bank. */
  static Screen pick(Session session, Standing standing) {
    BankCode locked = session.lockedBank();
    return locked == null
        ? new PickBank(
            session.draft().last() == Notice.BANK_AGAIN ? Notice.BANK_AGAIN : Notice.NONE)
        : account(session, standing, locked);
  }

  private static @Nullable BankCode bank(Draft draft) {
    String bank = draft.bank();
    return bank == null || !bank.matches("[0-9]{3}") ? null : new BankCode(bank);
  }
}
