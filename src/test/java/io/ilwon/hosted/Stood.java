package io.ilwon.hosted;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import io.ilwon.project.ProjectLimits;
import io.ilwon.submission.Rejection;
import io.ilwon.submission.Stage;
import io.ilwon.submission.Standing;
import io.ilwon.submission.SubmissionId;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link and its submission in some state, all seconds counted from {@link #START}. */
record Stood(Session session, Standing standing) {
  static final Instant START = Instant.parse("2026-03-05T01:00:00Z");
  static final Account ACCOUNT =
      new Account(new BankCode("004"), new AccountNumber("12345678908901"));
  static final HolderName HOLDER = new HolderName("홍길동");
  static final ProjectLimits LIMITS =
      new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 0);
  private static final TransferId TRANSFER = new TransferId(new UUID(0, 1));

  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  /** A fresh link; it lives an hour. */
  static Stood fresh() {
    Draft draft = new Draft(null, "", "", Notice.NONE, null, 0);
    Session session =
        new Session(
            new SessionId("s"),
            "p",
            new SubmissionId("x"),
            Language.KO,
            null,
            null,
            null,
            draft,
            1,
            null,
            START,
            at(3600),
            false);
    return new Stood(session, standing(new Stage.AwaitingDeposit(), 0, 0, 0, null));
  }

  /** The last won is so: sending, unknown, sent. */
  Stood depositing(String state, int codeWrong) {
    return with(standing(new Stage.Depositing(TRANSFER), 0, 0, 1, latest(state, null, codeWrong)));
  }

  /** Sent at second 2, the code lives until {@code expires}. */
  Stood awaitingCode(double expires, int codeWrong, int wrongGuesses, int won) {
    Stage stage = new Stage.AwaitingCode(TRANSFER, at(expires));
    return with(standing(stage, 0, wrongGuesses, won, latest("sent", at(2), codeWrong)));
  }

  /** The last won turned out so at second 2 while nobody at the page waited for it. */
  Stood afterwards(String state) {
    return with(standing(new Stage.AwaitingDeposit(), 0, 0, 0, latest(state, at(2), 0)));
  }

  Stood approved() {
    Stage stage = new Stage.Approved(at(60));
    return with(standing(stage, 0, 0, 1, latest("sent", at(2), 0)));
  }

  Stood rejected(Rejection why, int failures, int wrongGuesses) {
    return with(standing(new Stage.Rejected(why, at(60)), failures, wrongGuesses, 1, null));
  }

  Stood failures(int failures, int won) {
    return with(standing(new Stage.AwaitingDeposit(), failures, 0, won, null));
  }

  Stood said(Notice notice, @Nullable Instant until, int inARow) {
    Draft draft = new Draft("004", "123-45", "홍길동", notice, until, inARow);
    return new Stood(session(draft, session.actingSince(), false, session.lockedBank()), standing);
  }

  Stood acting(double since) {
    return new Stood(session(session.draft(), at(since), false, session.lockedBank()), standing);
  }

  Stood ended() {
    return new Stood(
        session(session.draft(), session.actingSince(), true, session.lockedBank()), standing);
  }

  Stood locked(String bank) {
    return new Stood(session(session.draft(), null, false, new BankCode(bank)), standing);
  }

  Screen screen(double second) {
    return Screens.of(session, standing, LIMITS, at(second), true);
  }

  private Stood with(Standing other) {
    return new Stood(session, other);
  }

  private Session session(
      Draft draft, @Nullable Instant acting, boolean ended, @Nullable BankCode locked) {
    return new Session(
        session.id(),
        session.project(),
        session.submission(),
        session.language(),
        session.returnUrl(),
        locked,
        session.lockedHolder(),
        draft,
        session.turn(),
        acting,
        session.createdAt(),
        session.expiresAt(),
        ended);
  }

  private static Standing.Latest latest(String state, @Nullable Instant outcome, int codeWrong) {
    return new Standing.Latest(ACCOUNT, HOLDER, state, START, outcome, codeWrong, 1);
  }

  private static Standing standing(
      Stage stage, int failures, int wrong, int won, Standing.@Nullable Latest latest) {
    return new Standing(
        new SubmissionId("x"), START, stage, failures, wrong, won, at(86_400), latest);
  }
}
