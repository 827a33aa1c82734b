package io.ilwon.submission;

import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.group.Work;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.Transfer;
import io.ilwon.webhook.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the rules about each command of a group in turn, the second on the first's result. */
final class Fold {
  private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

  private final Rules rules;
  private final Sender sender;
  private final Vault vault;
  private final Rows rows;
  private final Audience audience;
  private final long beforeNanos;
  private final Instant beforeWall;

  /** Submissions with a command that has to wait: those behind it wait too, or they overtook it. */
  private final Set<SubmissionId> waiting = new HashSet<>();

  /** {@link SubmissionRules#decide}, or what a test puts around it. */
  @FunctionalInterface
  interface Rules {
    Decision decide(Submission s, Limits limits, Event event, Instant now);
  }

  Fold(
      Rules rules,
      Sender sender,
      Rows rows,
      Audience audience,
      long beforeNanos,
      Instant beforeWall) {
    this.rules = rules;
    this.sender = sender;
    this.vault = new Vault(sender.keys());
    this.rows = rows;
    this.audience = audience;
    this.beforeNanos = beforeNanos;
    this.beforeWall = beforeWall;
  }

  /** Decides one command; {@code order} is its number in the group. */
  Work.Verdict<Told> decide(Command command, int order) {
    // A microsecond a command keeps a group's instants apart: a guess before a right entry stays
    // before.
    Instant now = rows.now.plusNanos(1_000L * order);
    if (command instanceof Command.Open open) {
      rows.opened.add(open);
      if (audience.hears(open.project())) {
        rows.begun.add(open.id());
      }
      return told(new Answer.Nothing(), now);
    }
    if (gone(command)) {
      return told(command.absent(), now);
    }
    Rows.@Nullable Held held = rows.submissions.get(command.id());
    if (rows.forged.stops(command, held == null ? null : held.now.latest(), rows)) {
      return told(rows.forged.answer(command).orElseGet(() -> command.absent()), now);
    }
    if (waiting.contains(command.id()) || isBusy(command, held)) {
      waiting.add(command.id());
      return new Work.Held<>();
    }
    if (held == null || foreign(command, held)) {
      return told(command.absent(), now);
    }
    if (command.seals() && !opens(held)) {
      return told(Reason.UNAVAILABLE.notRecorded(), now);
    }
    return told(apply(command, held, now), now);
  }

  /** The transfer that the command is about is not stored: nobody will ever let go of it. */
  private boolean gone(Command command) {
    return switch (command) {
      case Command.Tell t -> rows.gone(t.transfer());
      case Command.Settle s -> rows.gone(s.transfer());
      case Command.Called c -> false;
      case Command.Open o -> false;
      case Command.LoseAnswer l -> false;
      case Command.LookAtTime l -> false;
    };
  }

  /** Opens the row's data key; without it nothing is sent and no code accepted. */
  private boolean opens(Rows.Held held) {
    try {
      if (held.key == null) {
        held.key = vault.key(held.seen.project(), held.now.id(), held.seen.dataKey());
      }
      return true;
    } catch (SealBroken e) {
      LOG.error("submission {} was changed by hand: {}", held.now.id(), e.getMessage());
      return false;
    }
  }

  private static DataKey key(Rows.Held held) {
    return Objects.requireNonNull(held.key);
  }

  /** Another transaction holds a row of the command, or the row came up in this very group. */
  private boolean isBusy(Command command, Rows.@Nullable Held held) {
    if (held == null) {
      return rows.present.contains(command.id());
    }
    return !foreign(command, held) && !reachable(command, held);
  }

  private Work.Verdict<Told> told(Answer answer, Instant now) {
    return new Work.Decided<>(new Told(answer, now, beforeNanos, beforeWall));
  }

  private static boolean foreign(Command command, Rows.Held held) {
    return command instanceof Command.Called called
        && (!called.project().equals(held.seen.project()) || held.now.deleted());
  }

  /**
   * False when a row the command needs is not among the locked: another transaction holds it, or it
   * came up in this very group.
   */
  private boolean reachable(Command command, Rows.Held held) {
    @Nullable Transfer latest = held.now.latest();
    return switch (command) {
      case Command.Tell t -> rows.transfers.containsKey(t.transfer());
      case Command.Settle s -> rows.transfers.containsKey(s.transfer());
      case Command.Guess g -> latest == null || rows.guesses.containsKey(latest.account());
      case Command.Open o -> true;
      case Command.Deposit d -> true;
      case Command.AskHolder h -> true;
      case Command.TellHolder h -> true;
      case Command.LoseAnswer l -> true;
      case Command.MoreTime m -> true;
      case Command.LookAtTime l -> true;
      case Command.Edit e -> true;
      case Command.Delete d -> true;
    };
  }

  private Answer apply(Command command, Rows.Held held, Instant now) {
    return switch (command) {
      case Command.Open o -> new Answer.Nothing();
      case Command.Deposit d -> deposit(d, held, now);
      case Command.AskHolder h -> run(held, h.terms(), h.account(), h.event(), now);
      case Command.TellHolder h -> run(held, h.terms(), h.account(), h.event(), now);
      case Command.Tell t -> tell(t, held, now);
      case Command.Settle s -> settle(s, held, now);
      case Command.LoseAnswer l ->
          run(held, Terms.NONE, null, new Event.AnswerLost(l.transfer()), now);
      case Command.Guess g -> guess(g, held, now);
      case Command.MoreTime m -> run(held, Terms.NONE, null, new Event.MoreTimeAsked(), now);
      case Command.LookAtTime l -> run(held, Terms.NONE, null, new Event.TimePassed(), now);
      case Command.Edit e -> edit(e, held, now);
      case Command.Delete d -> {
        // A row that does not open may still be deleted.
        if (opens(held)) {
          held.editedBy = vault.seal(key(held), d.project(), d.id(), d.editedBy());
        }
        yield run(held, Terms.NONE, null, new Event.Deleted(), now);
      }
    };
  }

  private Answer deposit(Command.Deposit d, Rows.Held held, Instant now) {
    Event.DepositAsked event =
        new Event.DepositAsked(
            d.transfer(),
            d.railId(),
            d.accountIndex(),
            d.codeMac(),
            d.bankKnown(),
            d.heldBack(),
            d.budget(now));
    Answer answer = run(held, d.terms(), d.accountIndex(), event, now);
    if (answer instanceof Answer.Send send) {
      Intent intent =
          new Intent(
              send.intent(),
              d.id().text(),
              d.project(),
              d.bankCode(),
              vault.seal(key(held), d.project(), d.transfer(), d.number()),
              vault.seal(key(held), d.project(), d.transfer(), d.holder()),
              sender.rail(),
              rows.day(send.intent().account()).day(),
              sender.node());
      rows.begin(intent);
    }
    return answer;
  }

  private Answer tell(Command.Tell t, Rows.Held held, Instant now) {
    @Nullable Transfer transfer = rows.transfer(t.transfer());
    return transfer == null
        ? new Answer.Gone()
        : run(
            held,
            t.terms(),
            transfer.account(),
            new Event.TransferNews(transfer, t.news(), t.callerWaits()),
            now);
  }

  private Answer settle(Command.Settle s, Rows.Held held, Instant now) {
    @Nullable Transfer transfer = rows.transfer(s.transfer());
    return transfer == null
        ? new SettleAnswer.NotFound()
        : run(
            held,
            s.terms(),
            transfer.account(),
            new Event.SettleAsked(transfer, s.sent(), s.entry()),
            now);
  }

  private Answer guess(Command.Guess g, Rows.Held held, Instant now) {
    @Nullable Transfer latest = held.now.latest();
    if (latest == null) {
      return run(held, g.terms(), null, new Event.CodeEntered(false), now);
    }
    Optional<Duration> shut = g.pass().shutFor();
    if (shut.isPresent()) {
      Event event = Event.CodeEntered.notCompared(shut.get());
      return run(held, g.terms(), latest.account(), event, now);
    }
    boolean right =
        sender
            .mac()
            .matches(latest.codeMac().bytes(), latest.id().toString(), g.typed().unmasked());
    Answer answer = run(held, g.terms(), latest.account(), new Event.CodeEntered(right), now);
    g.pass().heard(answer);
    if (held.personAsked) {
      held.person = vault.seal(key(held), g.project(), g.id(), g.person());
    }
    return answer;
  }

  private Answer edit(Command.Edit e, Rows.Held held, Instant now) {
    Answer answer =
        e.approved() == null
            ? new EditAnswer.Edited()
            : run(held, Terms.NONE, null, new Event.Edited(e.approved()), now);
    if (answer instanceof EditAnswer.Edited) {
      if (e.applicant() != null) {
        if (audience.hears(e.project())) {
          held.told.add(Happened.updated(held.now, now));
        }
        held.applicant = vault.seal(key(held), e.project(), e.id(), e.applicant());
      }
      held.useridIndex = e.useridIndex();
      held.editedBy = vault.seal(key(held), e.project(), e.id(), e.editedBy());
      if (e.entry() != null) {
        rows.apply(new Effect.Audited(e.entry()), held, null, now);
      }
    }
    return answer;
  }

  private Answer run(
      Rows.Held held, Terms terms, @Nullable Opaque account, Event event, Instant now) {
    Limits limits =
        new Limits(
            terms.limits(),
            terms.koreanIdsOnly(),
            rows.day(account),
            rows.guesses(account),
            sender.schedule(),
            sender.sendDeadline(),
            sender.lease());
    Decision decision = rules.decide(held.now, limits, event, now);
    if (audience.hears(held.seen.project())) {
      held.told.addAll(Happened.of(held.now, event, decision, now));
    }
    held.now = decision.next();
    decision.effects().forEach(effect -> rows.apply(effect, held, account, now));
    return decision.answer();
  }
}
