package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.project.ProjectLimits;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Submissions that share accounts, in memory: what an event changes is kept here as the groups keep
 * it in the database, and every step is held against {@link Invariants}.
 */
final class World {
  /** 09:00 in Seoul; the bank day ends fifteen hours later. */
  static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

  /** Asked after 1 s, 2 s, 4 s and so on; <i>no record</i> is believed ten minutes after. */
  static final InquirySchedule SCHEDULE =
      new InquirySchedule(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofMinutes(1),
              Duration.ofMinutes(10),
              Duration.ofMinutes(10)),
          Duration.ofMinutes(10));

  private static final BankDay LONG_AGO = BankDay.of(Instant.EPOCH);

  Instant now = MORNING;
  ProjectLimits project = new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 0);
  boolean koreanIdsOnly;
  final Map<SubmissionId, Submission> submissions = new LinkedHashMap<>();
  final Map<TransferId, Transfer> transfers = new LinkedHashMap<>();
  final Map<Opaque, AccountDay> days = new HashMap<>();
  final Map<Opaque, GuessRecord> guesses = new HashMap<>();

  static Opaque account(String letter) {
    return Opaque.of(letter.getBytes(StandardCharsets.UTF_8));
  }

  SubmissionId opened(String name, String country) {
    SubmissionId id = new SubmissionId(name);
    submissions.put(id, fresh(id, country, now));
    return id;
  }

  static Submission fresh(SubmissionId id, String country, Instant at) {
    Instant end = at.plus(Limits.TO_FIRST_DEPOSIT);
    return new Submission(
        id, new Stage.AwaitingDeposit(), 0, 0, 0, 0, country, at, end, false, null);
  }

  Submission submission(SubmissionId id) {
    Submission s = submissions.get(id);
    if (s == null) {
      throw new IllegalArgumentException("no submission " + id.text());
    }
    return s;
  }

  Limits limits(@Nullable Opaque account) {
    AccountDay day =
        account == null ? AccountDay.UNUSED : days.getOrDefault(account, AccountDay.UNUSED);
    GuessRecord typed =
        account == null ? GuessRecord.EMPTY : guesses.getOrDefault(account, GuessRecord.EMPTY);
    return new Limits(
        project,
        koreanIdsOnly,
        day.on(BankDay.of(now), account == null ? 0 : open(account)),
        typed,
        SCHEDULE,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30));
  }

  int open(Opaque account) {
    int open = 0;
    for (Transfer t : transfers.values()) {
      open += t.account().equals(account) && t.state().open() ? 1 : 0;
    }
    return open;
  }

  /** What happens to the submission; {@code account} is the one the event is about, if any. */
  Decision happens(SubmissionId id, @Nullable Opaque account, Event event) {
    Submission before = submission(id);
    Limits limits = limits(account);
    Decision decision = SubmissionRules.decide(before, limits, event, now);
    Invariants.hold(before, limits, event, decision, now);
    submissions.put(id, decision.next());
    if (account != null) {
      days.put(account, limits.day());
    }
    decision.effects().forEach(effect -> keep(effect, account));
    return decision;
  }

  private void keep(Effect effect, @Nullable Opaque account) {
    switch (effect) {
      case Effect.IntentRow i -> transfers.put(i.transfer().id(), i.transfer());
      case Effect.TransferRow t -> transfers.put(t.transfer().id(), t.transfer());
      case Effect.PlaceTaken p -> day(account, day(account).taken());
      case Effect.PlaceTakenAgain p -> day(account, day(account).taken());
      case Effect.PlaceGivenBack p -> day(account, day(account).givenBack());
      case Effect.CheckCounted c -> day(account, day(account).checked());
      case Effect.WrongGuess w -> guess(account, limits(account).guesses().wrongAt(now));
      case Effect.RightGuess r -> guess(account, limits(account).guesses().rightAt(now));
      case Effect.PersonKept p -> {}
      case Effect.Erased e -> {}
      case Effect.Alarmed a -> {}
      case Effect.Audited a -> {}
    }
  }

  private AccountDay day(@Nullable Opaque account) {
    AccountDay day = account == null ? null : days.get(account);
    if (day == null) {
      throw new AssertionError("an event without an account changes an account's day");
    }
    return day;
  }

  private void day(@Nullable Opaque account, AccountDay next) {
    if (account != null) {
      days.put(account, next);
    }
  }

  private void guess(@Nullable Opaque account, GuessRecord next) {
    if (account == null) {
      throw new AssertionError("an event without an account changes an account's guesses");
    }
    guesses.put(account, next);
  }

  /** An account already used: so many won and holder checks today. */
  void used(Opaque account, int places, int checks) {
    BankDay today = BankDay.of(now);
    days.put(account, new AccountDay(today, places, LONG_AGO, 0, today, checks));
  }

  /** An account at which others have typed so many wrong codes just now. */
  void mistyped(Opaque account, int wrong) {
    guesses.put(account, new GuessRecord(Collections.nCopies(wrong, now), null));
  }
}
