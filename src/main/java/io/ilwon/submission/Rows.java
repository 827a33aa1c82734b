package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Change;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A group's rows under their locks, changed in memory as its commands are decided one by one. */
final class Rows {
  /** The database's clock, read after the last lock. */
  final Instant now;

  final Map<SubmissionId, Held> submissions = new LinkedHashMap<>();
  final Map<TransferId, Moving> transfers = new LinkedHashMap<>();
  final Map<Opaque, Counted> accounts = new LinkedHashMap<>();
  final Map<Opaque, GuessRecord> guesses = new HashMap<>();

  /** Of the accounts in {@link #guesses}, those that have no row yet. */
  final Set<Opaque> neverGuessed = new HashSet<>();

  final Set<SubmissionId> present = new HashSet<>();

  /** Of the transfers that commands name, those that are stored, locked or not. */
  final Set<TransferId> presentTransfers = new HashSet<>();

  /** Accounts whose row was deleted: nothing of them was open, and nothing young counted. */
  final Set<Opaque> lost = new HashSet<>();

  final Forged forged;
  final List<Command.Open> opened = new ArrayList<>();

  /** Of the opened, those whose projects are told. */
  final Set<SubmissionId> begun = new HashSet<>();

  final List<Guessed> guessed = new ArrayList<>();
  final List<Alarm> alarms = new ArrayList<>();
  final List<AuditEntry> audited = new ArrayList<>();

  /** Rows of a group that reads nothing. */
  Rows(Instant now) {
    this(now, new Forged());
  }

  Rows(Instant now, Forged forged) {
    this.now = now;
    this.forged = forged;
  }

  /** One evaluated guess. */
  record Guessed(Opaque account, Instant at, boolean right) {}

  /** What a person must be told once it is stored. */
  record Alarm(SubmissionId submission, Change.Alarm what) {}

  /** A submission of the group, and what is to be stored with it. */
  static final class Held {
    final SubmissionStore.Row seen;
    private final Submission loaded;
    Submission now;
    boolean personAsked;
    @Nullable DataKey key;
    @Nullable Opaque applicant;
    @Nullable Opaque useridIndex;
    @Nullable Opaque person;
    @Nullable Opaque editedBy;
    @Nullable Instant verifiedAt;
    final List<Instant> wrongAt = new ArrayList<>();
    final List<Happened> told = new ArrayList<>();
    boolean erased;

    Held(SubmissionStore.Row seen, Submission whole) {
      this.seen = seen;
      this.loaded = whole;
      this.now = whole;
    }

    boolean changed() {
      return !now.equals(loaded)
          || applicant != null
          || person != null
          || editedBy != null
          || erased
          || !told.isEmpty();
    }

    SubmissionStore.Changed toWrite() {
      return new SubmissionStore.Changed(
          seen.project(),
          seen.version(),
          now,
          applicant,
          useridIndex,
          person,
          editedBy,
          verifiedAt,
          List.copyOf(wrongAt),
          erased);
    }
  }

  /** A transfer; {@code intent} is there when this very group begins it. */
  static final class Moving {
    final State seen;
    final @Nullable Intent intent;
    Transfer now;
    boolean changed;

    Moving(State seen, @Nullable Intent intent, Transfer now) {
      this.seen = seen;
      this.intent = intent;
      this.now = now;
    }
  }

  /** An account's day, as read and as it will be written. */
  static final class Counted {
    /** Null when there is no row yet. */
    final @Nullable AccountDay seen;

    AccountDay now;
    boolean capped;

    Counted(@Nullable AccountDay seen, AccountDay rolled) {
      this.seen = seen;
      this.now = rolled;
    }

    /** Whether anything was counted; without it a missing row stays missing. */
    boolean used() {
      return now.places() > 0 || now.checks() > 0;
    }

    /** The most places it may have on {@code today}; null when no intent took one. */
    @Nullable Integer most(BankDay today) {
      return capped ? AccountDay.PLACES - now.formerOn(today) : null;
    }
  }

  AccountDay day(@Nullable Opaque account) {
    @Nullable Counted counted = account == null ? null : accounts.get(account);
    return counted == null ? AccountDay.UNUSED : counted.now;
  }

  GuessRecord guesses(@Nullable Opaque account) {
    @Nullable GuessRecord record = account == null ? null : guesses.get(account);
    return record == null ? GuessRecord.EMPTY : record;
  }

  @Nullable Transfer transfer(TransferId id) {
    @Nullable Moving moving = transfers.get(id);
    return moving == null ? null : moving.now;
  }

  /** Whether no such transfer is stored, nor begun by this group. */
  boolean gone(TransferId id) {
    return !transfers.containsKey(id) && !presentTransfers.contains(id);
  }

  void begin(Intent intent) {
    Transfer t = intent.transfer();
    transfers.put(t.id(), new Moving(t.state(), intent, t));
  }

  /** Carries one effect out in memory; {@code account} is the one the command is about. */
  void apply(Effect effect, Held held, @Nullable Opaque account, Instant at) {
    switch (effect) {
      case Effect.IntentRow i -> {}
      case Effect.TransferRow t -> {
        Moving moving = transfers.get(t.transfer().id());
        if (moving != null) {
          moving.now = t.transfer();
          moving.changed = true;
        }
      }
      case Effect.PlaceTaken p -> count(account, AccountDay::taken, true);
      case Effect.PlaceTakenAgain p -> count(account, AccountDay::taken, false);
      case Effect.PlaceGivenBack p -> count(account, AccountDay::givenBack, false);
      case Effect.CheckCounted c -> count(account, AccountDay::checked, false);
      case Effect.WrongGuess w -> {
        held.wrongAt.add(at);
        guess(account, guesses(account).wrongAt(at), at, false);
      }
      case Effect.RightGuess r -> {
        held.verifiedAt = at;
        guess(account, guesses(account).rightAt(at), at, true);
      }
      case Effect.PersonKept p -> held.personAsked = true;
      case Effect.Erased e -> held.erased = true;
      case Effect.Alarmed a -> alarms.add(new Alarm(held.now.id(), a.alarm()));
      case Effect.Audited a -> audited.add(a.entry());
    }
  }

  private void count(@Nullable Opaque account, UnaryOperator<AccountDay> step, boolean capped) {
    if (account != null && lost.contains(account)) {
      // What is heard of an old transfer counts today, though all else of its account is over.
      accounts.computeIfAbsent(
          account, _ -> new Counted(null, AccountDay.UNUSED.on(BankDay.of(now), 0)));
    }
    @Nullable Counted counted = account == null ? null : accounts.get(account);
    if (counted == null) {
      throw new IllegalStateException("an account was counted without its lock");
    }
    counted.now = step.apply(counted.now);
    counted.capped |= capped;
  }

  private void guess(@Nullable Opaque account, GuessRecord next, Instant at, boolean right) {
    if (account == null || !guesses.containsKey(account)) {
      throw new IllegalStateException("a guess was counted without its lock");
    }
    guesses.put(account, next);
    guessed.add(new Guessed(account, at, right));
  }
}
