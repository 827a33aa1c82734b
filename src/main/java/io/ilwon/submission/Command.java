package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.News;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits in the group: an event on its way, with what has to be stored beside it. A command
 * that a caller sends names the caller's project; another project's submission is as good as
 * absent. What is personal travels in the clear, each value masking itself, and is sealed in memory
 * when the row's data key is known.
 */
sealed interface Command {
  SubmissionId id();

  /** What it hears when there is no such submission, or none of its project's. */
  default Answer absent() {
    return switch (this) {
      case Delete d -> new DeleteAnswer.NotFound();
      case Called c -> new DepositAnswer.NotUsable();
      case Open o -> new Answer.Nothing();
      case Settle s -> new SettleAnswer.NotFound();
      case Tell t -> new Answer.Gone();
      case LoseAnswer l -> new Answer.Nothing();
      case LookAtTime l -> new Answer.Nothing();
    };
  }

  /** Whether it brings something personal to store. */
  default boolean seals() {
    return this instanceof Deposit || this instanceof Guess || this instanceof Edit;
  }

  /** A command sent by a caller, for the caller's own project alone. */
  sealed interface Called extends Command {
    String project();
  }

  /** Step 1. */
  record Open(
      SubmissionId id,
      String project,
      String issuingCountry,
      Opaque dataKey,
      Opaque applicant,
      Opaque emailIndex,
      @Nullable Opaque useridIndex)
      implements Command {}

  /** PreStep2, possession. {@code budgetDay} is the day whose budget was asked for a won. */
  record Deposit(
      SubmissionId id,
      String project,
      Terms terms,
      TransferId transfer,
      String railId,
      Opaque accountIndex,
      Opaque codeMac,
      boolean bankKnown,
      boolean heldBack,
      BankDay budgetDay,
      boolean wonSetAside,
      String bankCode,
      AccountNumber number,
      HolderName holder)
      implements Called {
    /** A budget that was asked for another day says nothing of today's, spent or not. */
    Event.Budget budget(Instant now) {
      if (!budgetDay.equals(BankDay.of(now))) {
        return Event.Budget.OTHER_DAY;
      }
      return wonSetAside ? Event.Budget.GRANTED : Event.Budget.SPENT;
    }
  }

  /** PreStep2, holder check: the question. {@code account} is the blind index. */
  record AskHolder(
      SubmissionId id, String project, Terms terms, Opaque account, Event.HolderAsked event)
      implements Called {}

  /** PreStep2, holder check: the rail's answer. */
  record TellHolder(
      SubmissionId id, String project, Terms terms, Opaque account, Event.HolderAnswered event)
      implements Called {}

  /** News of a transfer. {@code account} is the blind index of its account. */
  record Tell(
      SubmissionId id,
      Terms terms,
      TransferId transfer,
      Opaque account,
      News news,
      boolean callerWaits)
      implements Command {}

  /** Two operators settle a transfer. {@code account} is the blind index of its account. */
  record Settle(
      SubmissionId id,
      Terms terms,
      TransferId transfer,
      Opaque account,
      boolean sent,
      AuditEntry entry)
      implements Command {}

  /** The caller who should have heard success was gone. */
  record LoseAnswer(SubmissionId id, TransferId transfer) implements Command {}

  /** Step 2. */
  record Guess(
      SubmissionId id,
      String project,
      Terms terms,
      DescriptorCode typed,
      Person person,
      GuessPass pass)
      implements Called {
    /** Through a key that nobody watches. */
    Guess(SubmissionId id, String project, Terms terms, DescriptorCode typed, Person person) {
      this(id, project, terms, typed, person, GuessPass.FREE);
    }
  }

  /** The page's "5 more minutes". */
  record MoreTime(SubmissionId id, String project) implements Called {}

  /** The due task: time has passed. */
  record LookAtTime(SubmissionId id) implements Command {}

  /** PATCH: a result, new data, or both; {@code entry} where an operator does it by hand. */
  record Edit(
      SubmissionId id,
      String project,
      @Nullable Boolean approved,
      @Nullable Applicant applicant,
      @Nullable Opaque useridIndex,
      Editor editedBy,
      @Nullable AuditEntry entry)
      implements Called {
    /** A program's; the group's own line tells of it. */
    Edit(
        SubmissionId id,
        String project,
        @Nullable Boolean approved,
        @Nullable Applicant applicant,
        @Nullable Opaque useridIndex,
        Editor editedBy) {
      this(id, project, approved, applicant, useridIndex, editedBy, null);
    }

    /** An operator's, who ends it as rejected and says why. */
    static Edit ended(SubmissionId id, String project, AuditEntry entry) {
      return new Edit(id, project, false, null, null, new Editor(entry.operator()), entry);
    }
  }

  /** DELETE. */
  record Delete(SubmissionId id, String project, Editor editedBy) implements Called {}
}
