package io.ilwon.submission;

import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The schema's checks, by their names there, and what a row keeps of a value. */
final class TableChecks {
  private static final int LONGEST = 64;

  private TableChecks() {}

  static Tables.SubmissionRow hold(Tables.SubmissionRow row) throws RefusedWrite {
    Submission s = row.submission();
    boolean hasTransfer = row.latest() != null;
    boolean rejected = s.stage() instanceof Stage.Rejected;
    check(s.failures() >= 0 && s.failures() <= 5, "submission_failures_check");
    check(s.wrongGuesses() >= 0 && s.wrongGuesses() <= 5, "submission_wrong_guesses_check");
    check(s.won() >= 0, "submission_won_check");
    check(s.attempts() >= 0, "submission_attempts_check");
    boolean needsOne =
        s.stage() instanceof Stage.Depositing || s.stage() instanceof Stage.AwaitingCode;
    check(!needsOne || hasTransfer, "deposit_belongs_to_a_transfer");
    check((s.attempts() > 0) == hasTransfer, "transfers_are_counted");
    check(s.failures() < 5 || rejected, "fifth_failure_rejects");
    check(row.wrongAt().size() == s.wrongGuesses(), "wrong_guesses_have_instants");
    boolean approved = s.stage() instanceof Stage.Approved;
    check(row.verifiedAt() == null || approved, "verified_is_approved");
    check(row.dataKey() != null || s.deleted(), "erased_only_when_deleted");
    check(!s.deleted() || s.stage().finished(), "deleted_is_finished");
    check(!s.endsAt().isAfter(s.createdAt().plus(Duration.ofHours(24))), "ends_within_a_day");
    return row;
  }

  static Tables.TransferRow hold(Tables.TransferRow row) throws RefusedWrite {
    Transfer t = row.transfer();
    Asking a = t.asking();
    boolean unknown = t.state() instanceof State.Unknown;
    check(t.attempt() > 0, "transfer_attempt_check");
    check(t.account().bytes().length == 32, "transfer_account_index_check");
    check(t.codeWrong() >= 0 && t.codeWrong() <= 3, "transfer_code_wrong_check");
    boolean heardOfSent = t.state() instanceof State.Sent || t.state() instanceof State.Reversed;
    check(!t.heard() || heardOfSent, "heard_only_when_sent");
    check(!unknown || a.next() != null || a.queuedAt() != null, "unknown_is_asked_or_queued");
    check(unknown || a.next() == null, "only_unknown_is_asked");
    check((a.queuedAt() == null) == (a.reason() == null), "queued_says_why");
    check(t.deadlineAt().isBefore(t.leaseUntil()), "lease_covers_deadline");
    return row;
  }

  static void hold(AccountDay day) throws RefusedWrite {
    check(day.places() >= 0, "account_places_check");
    check(day.checks() >= 0 && day.checks() <= 10, "account_checks_check");
  }

  static GuessRecord hold(GuessRecord guesses) throws RefusedWrite {
    check(guesses.wrong().size() <= 20, "account_guess_wrong_at_check");
    return guesses;
  }

  private static void check(boolean holds, String name) throws RefusedWrite {
    RefusedWrite.check(holds, name);
  }

  /** What is read again of a submission before its transfer is put beside it. */
  static Submission withoutTransfer(Submission s) {
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

  /** What is read again of a transfer: some states keep less than they were told. */
  static Transfer asStored(Transfer t) {
    State stored =
        switch (t.state()) {
          case State.Sending s -> s;
          case State.Unknown u -> new State.Unknown(cut(u.lastSeen()));
          case State.Sent s -> new State.Sent(s.at(), s.proof(), nullableCut(s.railReference()));
          case State.Refused r -> refused(r, r.at());
          case State.Reversed r -> r;
          case State.SentLate l -> new State.SentLate(l.at(), refused(l.refused(), l.at()));
        };
    Asking a = t.asking();
    return t.in(stored, new Asking(a.inquiries(), rounded(a.next()), a.queuedAt(), a.reason()));
  }

  /** A late booking's instant stands in the one column for it. */
  private static State.Refused refused(State.Refused r, Instant at) {
    return new State.Refused(at, r.proof(), r.why(), cut(r.railCode()));
  }

  /** To the microseconds that PostgreSQL keeps. */
  private static @Nullable Instant rounded(@Nullable Instant at) {
    return at == null ? null : at.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable String nullableCut(@Nullable String text) {
    return text == null ? null : cut(text);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
