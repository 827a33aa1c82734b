package io.ilwon.submission;

import io.ilwon.audit.AuditStore;
import io.ilwon.bank.BankDay;
import io.ilwon.db.Columns;
import io.ilwon.db.Script;
import io.ilwon.group.GroupStore;
import io.ilwon.group.Work;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A group's last round trip: one statement a table, the group's own row, commit. */
final class Writes implements Work.Round<Told> {
  private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

  /** No wrong guess older than this counts for anything (invariant I7). */
  private static final Duration GUESSES_KEPT = Duration.ofDays(30);

  private final SubmissionStore store;
  private final GroupStore groups;
  private final Rows rows;
  private final List<Work.Verdict<Told>> verdicts;
  private final Script script = new Script();

  Writes(SubmissionStore store, GroupStore groups, Rows rows, List<Work.Verdict<Told>> verdicts) {
    this.store = store;
    this.groups = groups;
    this.rows = rows;
    this.verdicts = List.copyOf(verdicts);
    collect();
  }

  @Override
  public List<Work.Verdict<Told>> verdicts() {
    return verdicts;
  }

  @Override
  public boolean changes() {
    return !script.isEmpty();
  }

  private void collect() {
    if (!rows.opened.isEmpty()) {
      script.tell(store.insert, call -> SubmissionStore.bindOpened(call, rows.opened));
    }
    List<Rows.Held> submissions =
        rows.submissions.values().stream().filter(Rows.Held::changed).toList();
    if (!submissions.isEmpty()) {
      List<SubmissionStore.Changed> changed = Columns.column(submissions, Rows.Held::toWrite);
      script.tell(SubmissionStore.UPDATE, c -> SubmissionStore.bindChanges(c, changed, rows.now));
    }
    collectTransfers();
    List<String> erased =
        submissions.stream().filter(h -> h.erased).map(h -> h.now.id().text()).toList();
    if (!erased.isEmpty()) {
      script.tell(TransferStore.ERASE, call -> call.texts(erased));
    }
    collectAccounts();
    if (!rows.audited.isEmpty()) {
      script.tell(AuditStore.INSERT, call -> AuditStore.bind(call, rows.audited, rows.now));
    }
  }

  private void collectAccounts() {
    BankDay today = BankDay.of(rows.now);
    List<AccountStore.Changed> accounts = new ArrayList<>();
    rows.accounts.forEach((key, c) -> {
      if (!c.now.equals(c.seen)) {
        accounts.add(new AccountStore.Changed(key, c.seen, c.now, c.most(today)));
      }
    });
    if (!accounts.isEmpty()) {
      script.tell(AccountStore.UPDATE, call -> AccountStore.bindChanges(call, accounts));
    }
    if (!rows.guessed.isEmpty()) {
      script.tell(
          GuessStore.UPDATE,
          c -> GuessStore.bindGuesses(c, rows.guessed, rows.now.minus(GUESSES_KEPT)));
    }
  }

  private void collectTransfers() {
    List<Intent> intents = new ArrayList<>();
    List<TransferStore.Changed> changed = new ArrayList<>();
    for (Rows.Moving m : rows.transfers.values()) {
      @Nullable Intent intent = m.intent;
      if (intent != null) {
        intents.add(intent);
      }
      if (m.changed) {
        changed.add(new TransferStore.Changed(m.seen, m.now));
      }
    }
    if (!intents.isEmpty()) {
      script.tell(TransferStore.INSERT, call -> TransferStore.bindIntents(call, intents));
    }
    if (!changed.isEmpty()) {
      script.tell(TransferStore.UPDATE, call -> TransferStore.bindChanges(call, changed));
    }
  }

  @Override
  public void writeAndCommit(Connection connection, UUID id) throws SQLException {
    script.tell(groups.mark, call -> call.uuid(id)).tell("commit", call -> {}).run(connection);
    rows.alarms.forEach(
        a -> LOG.warn("an operator has to look at submission {}: {}", a.submission(), a.what()));
  }
}
