package io.ilwon.hosted;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.http.PageForm;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.MoreTimeAnswer;
import io.ilwon.submission.Person;
import io.ilwon.submission.Stage;
import io.ilwon.submission.Standing;
import io.ilwon.submission.Submissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a form does: one move, let in once, by the same calls and under the same limits as the API's
 * own.
 */
final class Moves {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  /** Most banks answer sooner, and the person sees one screen less. Then the page asks again. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Sessions sessions;
  private final Submissions submissions;
  private final GuessPass.Desk passes;
  private final Banks banks;
  private final Function<BankCode, Availability> availability;
  private final Funnel funnel;

  Moves(
      Sessions sessions,
      Submissions submissions,
      GuessPass.Desk passes,
      Banks banks,
      Function<BankCode, Availability> availability,
      Funnel funnel) {
    this.sessions = sessions;
    this.submissions = submissions;
    this.passes = passes;
    this.banks = banks;
    this.availability = availability;
    this.funnel = funnel;
  }

  /** P2's form. True when the person is wanted there again. */
  boolean send(Guest guest, int turn, PageForm form) throws SQLException {
    Session s = guest.session();
    Filled filled = Filled.of(form, s, banks);
    Draft typed = filled.draft(s.draft());
    if (typed.last() == Notice.NONE && !codeLives(guest.standing(), filled)) {
      Account account = new Account(filled.bank(), filled.account());
      Optional<Draft> noted =
          soon(
              () -> {
                Asked asked = ask(guest, account, filled.name());
                return after(s, typed, asked.notice(Notice.NONE), until(asked, account.bank()));
              },
              s,
              turn);
      return noted.map(draft -> draft.last().atTheForm()).orElse(false);
    }
    sessions.note(
        s, turn, typed.last() == Notice.NONE ? after(s, typed, Notice.NONE, null) : typed);
    return typed.last().atTheForm();
  }

  /**
   * Sent again from a page further back, it leads to the code: another won is a press of its own.
   */
  private static boolean codeLives(Standing standing, Filled filled) {
    Standing.@Nullable Latest latest = standing.latest();
    return latest != null
        && standing.stage() instanceof Stage.AwaitingCode code
        && standing.now().isBefore(code.expiresAt())
        && latest.codeWrong() < Screens.GUESSES_A_CODE
        && latest.account().equals(new Account(filled.bank(), filled.account()))
        && latest.holder().equals(filled.name());
  }

  /** Another won to the account of the last one. */
  void resend(Guest guest, int turn) throws SQLException {
    Session s = guest.session();
    Standing.@Nullable Latest latest = guest.standing().latest();
    if (latest == null) {
      sessions.note(s, turn, s.draft());
      return;
    }
    soon(
        () -> {
          Asked first = ask(guest, latest.account(), latest.holder());
          // Told of the last won, if nobody had been: but the page did, and this asks for the next.
          Asked asked =
              first.answer() instanceof DepositAnswer.Success && !first.another()
                  ? ask(guest, latest.account(), latest.holder())
                  : first;
          Notice notice = asked.notice(Notice.RESENT);
          return after(s, s.draft(), notice, until(asked, latest.account().bank()));
        },
        s,
        turn);
  }

  /**
   * What came of asking for a won.
   *
   * @param another whether there is a transfer more than before
   * @param waits whether the submission waits for a code now
   */
  private record Asked(DepositAnswer answer, boolean another, boolean waits) {
    Notice notice(Notice sent) {
      boolean success = answer instanceof DepositAnswer.Success && sent == Notice.RESENT;
      boolean tooSoon = success || Moves.notice(answer, sent) == Notice.PROCESSING;
      return tooSoon && waits && !another ? Notice.TOO_SOON : Moves.notice(answer, sent);
    }
  }

  private Asked ask(Guest guest, Account account, HolderName holder) throws SQLException {
    Session s = guest.session();
    funnel.sending(guest, account.bank());
    DepositAnswer answer =
        submissions.deposit(
            guest.project(), s.submission(), account.bank(), account.number(), holder);
    Optional<Standing> now = submissions.standing(guest.project(), s.submission());
    boolean waits = now.map(Standing::stage).orElse(null) instanceof Stage.AwaitingCode;
    return new Asked(answer, attempts(now.orElse(null)) > attempts(guest.standing()), waits);
  }

  private static int attempts(@Nullable Standing standing) {
    Standing.@Nullable Latest latest = standing == null ? null : standing.latest();
    return latest == null ? 0 : latest.attempt();
  }

  /** What was typed is kept over a change of the language. */
  void keep(Guest guest, int turn, PageForm form) throws SQLException {
    Session s = guest.session();
    sessions.note(s, turn, Filled.of(form, s, banks).kept(s.draft()));
  }

  /** P4's form. */
  void code(Guest guest, int turn, PageForm form) throws SQLException {
    Session s = guest.session();
    Standing.@Nullable Latest latest = guest.standing().latest();
    Optional<DescriptorCode> typed = Typed.code(form.text("code")).flatMap(DescriptorCode::typed);
    if (typed.isEmpty() || latest == null) {
      sessions.note(s, turn, after(s, s.draft(), Notice.CODE_FORMAT, null));
      return;
    }
    Person person = new Person(latest.holder().unmasked(), null, null, null);
    GuessAnswer answer =
        submissions.guess(
            guest.project(), s.submission(), person, typed.get(), passes.of(guest.visit().key()));
    if (answer instanceof GuessAnswer.Approved) {
      funnel.done(guest);
    }
    @Nullable Instant until =
        answer instanceof GuessAnswer.Locked(int _, Duration wait)
            ? guest.standing().now().plus(wait)
            : null;
    sessions.note(s, turn, after(s, s.draft(), notice(answer), until));
  }

  /** "5분 더". */
  void moreTime(Guest guest, int turn) throws SQLException {
    Session s = guest.session();
    MoreTimeAnswer answer = submissions.moreTime(guest.project(), s.submission());
    Draft draft =
        answer instanceof MoreTimeAnswer.Given(Instant expiresAt)
            ? after(s, s.draft(), Notice.MORE_TIME, expiresAt)
            : after(s, s.draft(), Notice.NONE, null);
    sessions.note(s, turn, draft);
  }

  @FunctionalInterface
  private interface Asking {
    Draft draft() throws SQLException;
  }

  /** Goes on whoever waits; what came of it is noted when it is known. Empty until then. */
  private Optional<Draft> soon(Asking move, Session s, int turn) {
    CompletableFuture<Draft> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("page")
        .start(() -> {
          try {
            Draft draft = move.draft();
            sessions.note(s, turn, draft);
            done.complete(draft);
          } catch (SQLException | RuntimeException e) {
            // The page shows how the submission stands; only what was typed is not kept.
            LOG.warn("a move at the page was not noted: {}", e.getClass().getName());
            done.completeExceptionally(e);
          }
        });
    try {
      return Optional.of(done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("the page goes on before the bank has answered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** What was typed is kept while it is to be mended, and no longer. */
  private static Draft after(Session s, Draft typed, Notice notice, @Nullable Instant until) {
    Draft before = s.draft();
    int row = before.last() == notice ? before.sameInARow() + 1 : 1;
    boolean keep =
        notice == Notice.NOT_CONFIRMED || notice == Notice.OUR_FAULT || notice == Notice.TOO_SOON;
    return new Draft(
        typed.bank(), keep ? typed.number() : "", keep ? typed.holder() : "", notice, until, row);
  }

  private @Nullable Instant until(Asked asked, BankCode bank) {
    return asked.answer() instanceof DepositAnswer.Retry
            && availability.apply(bank) instanceof Availability.Closed closed
        ? closed.until().orElse(null)
        : null;
  }

  private static Notice notice(DepositAnswer answer, Notice sent) {
    return switch (answer) {
      case DepositAnswer.Success _ -> sent;
      case DepositAnswer.Retry(var why, int _) ->
          switch (why) {
            case INVALID_BANK_CODE -> Notice.BANK_AGAIN;
            case NOT_VERIFIED -> Notice.NOT_CONFIRMED;
            case CANNOT_RECEIVE -> Notice.CANNOT_RECEIVE;
            case NOT_POSSIBLE -> Notice.NOT_POSSIBLE;
            case PROCESSING -> Notice.PROCESSING;
            case REFUSED -> Notice.OUR_FAULT;
          };
      case DepositAnswer.LimitReached _ -> Notice.DAY_FULL;
      case DepositAnswer.TooManyFailures _ -> Notice.NONE;
      case DepositAnswer.NotUsable _ -> Notice.NONE;
      case DepositAnswer.OptionOff _ -> Notice.OUR_FAULT;
      case DepositAnswer.NotRequested _ -> Notice.OUR_FAULT;
      case DepositAnswer.NotRecorded _ -> Notice.OUR_FAULT;
    };
  }

  private static Notice notice(GuessAnswer answer) {
    return switch (answer) {
      case GuessAnswer.Approved _ -> Notice.NONE;
      case GuessAnswer.GuessesSpent _ -> Notice.NONE;
      case GuessAnswer.NoCodeRequested _ -> Notice.NONE;
      case GuessAnswer.CodeWrong _ -> Notice.CODE_WRONG;
      case GuessAnswer.CodeExpired _ -> Notice.CODE_EXPIRED;
      case GuessAnswer.CodeVoid _ -> Notice.CODE_VOID;
      case GuessAnswer.Locked _ -> Notice.LOCKED;
      case DepositAnswer.NotUsable _ -> Notice.NONE;
      case DepositAnswer.NotRecorded _ -> Notice.OUR_FAULT;
    };
  }
}
