package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables in memory: what is committed, and what the writes demand before they write: each
 * statement's own condition, the unique indexes, the schema's checks. A group is written as a whole
 * or not at all.
 */
final class Tables {
  final Map<String, SubmissionRow> submissions = new LinkedHashMap<>();
  final Map<TransferId, TransferRow> transfers = new LinkedHashMap<>();
  final Map<Opaque, AccountDay> accounts = new LinkedHashMap<>();
  final Map<Opaque, GuessRecord> guesses = new LinkedHashMap<>();

  /** A planted fault: counters are written as if nobody else could have. */
  boolean trustTheCounters;

  /** Submissions without a result. */
  final Map<String, Submission> unfinished = new LinkedHashMap<>();

  /** Open transfers, oldest first. */
  final Set<TransferId> open = new LinkedHashSet<>();

  private final Map<String, TransferId> byRailId = new HashMap<>();
  private final Map<String, List<TransferId>> bySubmission = new HashMap<>();
  private final Map<Opaque, Set<TransferId>> openByAccount = new HashMap<>();

  /** A submission's row; the submission within has no transfer, which is read beside it. */
  record SubmissionRow(
      Submission submission,
      String project,
      @Nullable TransferId latest,
      int version,
      List<Instant> wrongAt,
      @Nullable Instant verifiedAt,
      @Nullable Opaque dataKey) {
    SubmissionStore.Row read() {
      return new SubmissionStore.Row(
          submission, project, latest, version, dataKey, submission.deleted());
    }
  }

  /** A transfer's row. */
  record TransferRow(
      Transfer transfer,
      String submission,
      String project,
      String bankCode,
      @Nullable Opaque account,
      @Nullable Opaque holder,
      BankDay bankDay,
      NodeId node) {
    TransferRow with(Transfer next) {
      return new TransferRow(next, submission, project, bankCode, account, holder, bankDay, node);
    }

    private TransferRow erased() {
      return new TransferRow(transfer, submission, project, bankCode, null, null, bankDay, node);
    }
  }

  /** A submission's wrapped key, read beside its transfer. */
  @Nullable Opaque dataKey(String submission) {
    SubmissionRow row = submissions.get(submission);
    return row == null ? null : row.dataKey();
  }

  /** A row that is there. */
  TransferRow transfer(TransferId id) {
    return Objects.requireNonNull(transfers.get(id));
  }

  /** Open transfers of an account, as the third statement counts them. */
  Set<TransferId> openOf(Opaque account) {
    return openByAccount.getOrDefault(account, Set.of());
  }

  /** A submission's transfers, oldest first. */
  List<TransferRow> of(String submission) {
    List<TransferRow> rows = new ArrayList<>();
    for (TransferId id : bySubmission.getOrDefault(submission, List.of())) {
      rows.add(transfer(id));
    }
    return rows;
  }

  @Nullable TransferRow byRailId(String railId) {
    TransferId id = byRailId.get(railId);
    return id == null ? null : transfers.get(id);
  }

  /** When to ask again, without a group: a lease on an inquiry. */
  void lease(TransferId id, Instant until) {
    TransferRow row = transfer(id);
    Transfer t = row.transfer();
    Asking a = t.asking();
    Asking leased = new Asking(a.inquiries(), until, a.queuedAt(), a.reason());
    transfers.put(id, row.with(t.in(t.state(), leased)));
  }

  /** Writes a group, statement by statement as production does. */
  void write(Changes c, Instant clock) throws RefusedWrite {
    Map<String, SubmissionRow> s = new LinkedHashMap<>();
    Map<TransferId, TransferRow> t = new LinkedHashMap<>();
    for (Command.Open o : c.opened()) {
      if (submissions.containsKey(o.id().text()) || s.containsKey(o.id().text())) {
        throw RefusedWrite.duplicate("submission_pkey");
      }
      Submission fresh = World.fresh(o.id(), o.issuingCountry(), clock);
      s.put(
          o.id().text(),
          new SubmissionRow(fresh, o.project(), null, 1, List.of(), null, o.dataKey()));
    }
    for (SubmissionStore.Changed x : c.submissions()) {
      s.put(x.now().id().text(), changed(x));
    }
    for (Intent i : c.intents()) {
      t.put(i.transfer().id(), begun(i, t));
    }
    for (TransferStore.Changed x : c.transfers()) {
      TransferRow row =
          RefusedWrite.present(t.getOrDefault(x.now().id(), transfers.get(x.now().id())));
      RefusedWrite.unless(row.transfer().state().word().equals(x.seen().word()));
      t.put(x.now().id(), TableChecks.hold(row.with(TableChecks.asStored(x.now()))));
    }
    for (String id : c.erased()) {
      for (TransferId transfer : bySubmission.getOrDefault(id, List.of())) {
        t.put(transfer, t.getOrDefault(transfer, transfer(transfer)).erased());
      }
    }
    for (AccountStore.Row x : c.newAccounts()) {
      if (accounts.containsKey(x.account()) && !trustTheCounters) {
        throw RefusedWrite.duplicate("account_pkey");
      }
      TableChecks.hold(x.day());
    }
    for (AccountStore.Changed x : c.accounts()) {
      AccountDay row = RefusedWrite.present(accounts.get(x.account()));
      boolean asSeen = row.day().equals(x.seen().day()) && row.places() == x.seen().places();
      Integer most = x.most();
      boolean within = most == null || x.now().places() <= most;
      RefusedWrite.unless(trustTheCounters || (asSeen && within));
      TableChecks.hold(x.now());
    }
    Map<Opaque, GuessRecord> g = guessed(c);
    s.forEach(this::put);
    t.values().forEach(this::put);
    c.newAccounts().forEach(x -> accounts.put(x.account(), x.day()));
    c.accounts().forEach(x -> accounts.put(x.account(), x.now()));
    guesses.putAll(g);
  }

  private SubmissionRow changed(SubmissionStore.Changed x) throws RefusedWrite {
    SubmissionRow row = RefusedWrite.present(submissions.get(x.now().id().text()));
    RefusedWrite.unless(row.version() == x.seen());
    List<Instant> wrong = new ArrayList<>(row.wrongAt());
    wrong.addAll(x.wrongAt());
    Transfer latest = x.now().latest();
    return TableChecks.hold(
        new SubmissionRow(
            TableChecks.withoutTransfer(x.now()),
            row.project(),
            latest == null ? null : latest.id(),
            row.version() + 1,
            List.copyOf(wrong),
            x.verifiedAt() == null ? row.verifiedAt() : x.verifiedAt(),
            x.erased() ? null : row.dataKey()));
  }

  private TransferRow begun(Intent i, Map<TransferId, TransferRow> beside) throws RefusedWrite {
    Transfer t = i.transfer();
    if (transfers.containsKey(t.id()) || beside.containsKey(t.id())) {
      throw RefusedWrite.duplicate("transfer_pkey");
    }
    if (byRailId.containsKey(t.railId())) {
      throw RefusedWrite.duplicate("transfer_by_rail_id");
    }
    List<TransferRow> all = of(i.submission());
    beside.values().stream().filter(r -> r.submission().equals(i.submission())).forEach(all::add);
    for (TransferRow other : all) {
      if (other.transfer().state().open()) {
        throw RefusedWrite.duplicate("one_open_transfer_per_submission");
      }
      if (other.transfer().attempt() == t.attempt()) {
        throw RefusedWrite.duplicate("transfer_by_submission");
      }
    }
    return TableChecks.hold(
        new TransferRow(
            t,
            i.submission(),
            i.project(),
            i.bankCode(),
            i.account(),
            i.holder(),
            i.bankDay(),
            i.node()));
  }

  private Map<Opaque, GuessRecord> guessed(Changes c) throws RefusedWrite {
    Map<Opaque, GuessRecord> g = new LinkedHashMap<>();
    for (GuessStore.Changed one : c.newGuesses()) {
      if (guesses.containsKey(one.account())) {
        throw RefusedWrite.duplicate("account_guess_pkey");
      }
      g.put(one.account(), TableChecks.hold(one.now()));
    }
    for (GuessStore.Changed one : c.guesses()) {
      if (guesses.containsKey(one.account())) {
        g.put(one.account(), TableChecks.hold(one.now()));
      }
    }
    return g;
  }

  private void put(String id, SubmissionRow row) {
    submissions.put(id, row);
    if (row.submission().stage().finished()) {
      unfinished.remove(id);
    } else {
      unfinished.put(id, row.submission());
    }
  }

  private void put(TransferRow row) {
    Transfer t = row.transfer();
    TransferRow before = transfers.put(t.id(), row);
    if (before == null) {
      byRailId.put(t.railId(), t.id());
      bySubmission.computeIfAbsent(row.submission(), x -> new ArrayList<>()).add(t.id());
    }
    Set<TransferId> ofAccount =
        openByAccount.computeIfAbsent(t.account(), x -> new LinkedHashSet<>());
    if (t.state().open()) {
      open.add(t.id());
      ofAccount.add(t.id());
    } else if (before != null && before.transfer().state().open()) {
      open.remove(t.id());
      ofAccount.remove(t.id());
    }
  }

  /** Transfers nobody knows the outcome of, for whoever asks. */
  List<TransferRow> openIn(Class<? extends State> state) {
    List<TransferRow> rows = new ArrayList<>();
    for (TransferId id : open) {
      TransferRow row = transfer(id);
      if (state.isInstance(row.transfer().state())) {
        rows.add(row);
      }
    }
    return rows;
  }
}
