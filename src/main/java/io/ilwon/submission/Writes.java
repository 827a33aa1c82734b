package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.audit.AuditStore;
import io.ilwon.audit.Block;
import io.ilwon.audit.Chain;
import io.ilwon.db.Script;
import io.ilwon.group.GroupStore;
import io.ilwon.group.Work;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.TransferStore;
import io.ilwon.webhook.Audience;
import io.ilwon.webhook.EventStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A group's last round trip: one statement a table, the group's own row, commit. */
final class Writes implements Work.Round<Told> {
  private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

  private final Seals seals;
  private final Chain chain;
  private final GroupStore groups;
  private final Rows rows;
  private final List<Work.Verdict<Told>> verdicts;
  private final long indexKey;
  private final Audience audience;
  final Changes changes;

  /**
   * Of decided rows.
   *
   * @param indexKey the id of the key that accounts' indexes are made under
   * @param audience hears that there is something to tell
   */
  Writes(
      Seals seals,
      Chain chain,
      GroupStore groups,
      Rows rows,
      List<Work.Verdict<Told>> verdicts,
      long indexKey,
      Audience audience) {
    this.seals = seals;
    this.chain = chain;
    this.groups = groups;
    this.rows = rows;
    this.verdicts = List.copyOf(verdicts);
    this.indexKey = indexKey;
    this.audience = audience;
    this.changes = Changes.of(rows);
  }

  @Override
  public List<Work.Verdict<Told>> verdicts() {
    return verdicts;
  }

  @Override
  public boolean changes() {
    return !changes.none();
  }

  private Script script(Sealed sealed) {
    Changes c = changes;
    Script script = Script.of(c.ofOneRow());
    if (!c.opened().isEmpty()) {
      script
          .tell(
              SubmissionStore.INSERT,
              call -> SubmissionStore.bindOpened(call, c.opened(), c.now(), sealed.opened()))
          .tell(
              SubmissionDueStore.ADD,
              call ->
                  call.instant(c.now().plus(Limits.TO_FIRST_DEPOSIT))
                      .texts(column(c.opened(), o -> o.id().text())));
    }
    if (!c.submissions().isEmpty()) {
      script.tell(
          SubmissionStore.UPDATE,
          call ->
              SubmissionStore.bindChanges(call, c.submissions(), c.now(), sealed.submissions()));
    }
    if (!c.intents().isEmpty()) {
      script.tell(
          TransferStore.INSERT,
          call -> TransferStore.bindIntents(call, c.intents(), seals.transfers, sealed.intents()));
    }
    if (!c.transfers().isEmpty()) {
      script.tell(
          TransferStore.UPDATE,
          call -> TransferStore.bindChanges(call, c.transfers(), sealed.transfers()));
    }
    if (!c.erased().isEmpty()) {
      script.tell(TransferStore.ERASE, call -> call.texts(c.erased()));
    }
    counters(script, sealed);
    if (!c.audited().isEmpty()) {
      script.tell(AuditStore.INSERT, call -> AuditStore.bind(call, sealed.deeds(), c.now()));
    }
    if (!c.told().isEmpty()) {
      script.tell(EventStore.INSERT, call -> EventStore.bind(call, c.told()));
    }
    Block block = chain.next(c.now(), sealed.lines(seals.audit));
    return script.tell(AuditStore.BLOCK, call -> AuditStore.bind(call, block));
  }

  private void counters(Script script, Sealed sealed) {
    Changes c = sealed.changes();
    if (!c.newAccounts().isEmpty()) {
      script.tell(
          AccountStore.INSERT,
          call -> AccountStore.bindNew(call, c.newAccounts(), sealed.newAccounts(), indexKey));
    }
    if (!c.accounts().isEmpty()) {
      script.tell(
          AccountStore.UPDATE,
          call -> AccountStore.bindChanges(call, c.accounts(), sealed.accounts()));
    }
    if (!c.newGuesses().isEmpty()) {
      script.tell(
          GuessStore.INSERT,
          call -> GuessStore.bindChanges(call, c.newGuesses(), sealed.newGuesses()));
    }
    if (!c.guesses().isEmpty()) {
      script.tell(
          GuessStore.UPDATE, call -> GuessStore.bindChanges(call, c.guesses(), sealed.guesses()));
    }
  }

  @Override
  public void stored() {
    chain.stored();
    MoneyMeters.stored(changes.intents(), changes.transfers());
    GuessMeters.stored(rows);
    if (!changes.told().isEmpty()) {
      audience.told();
    }
  }

  @Override
  public void writeAndCommit(Connection connection, UUID id) throws SQLException {
    script(Sealed.of(changes, seals))
        .tell(groups.mark, call -> call.uuid(id))
        .tell("commit", call -> {})
        .run(connection);
    rows.alarms.forEach(
        a -> LOG.warn("an operator has to look at submission {}: {}", a.submission(), a.what()));
  }
}
