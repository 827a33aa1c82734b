package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Columns;
import io.ilwon.db.Script;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is stored, as production reads it: equal if two stores are. */
record StoredRows(
    Map<String, SubmissionStore.Row> submissions,
    Map<String, Transfer> transfers,
    Map<Opaque, AccountDay> accounts,
    Map<Opaque, GuessRecord> guesses) {
  static StoredRows of(Tables tables) {
    StoredRows rows = empty();
    tables.submissions.forEach((id, row) -> rows.submissions.put(id, row.read()));
    tables.transfers.forEach((id, row) -> rows.transfers.put(id.toString(), row.transfer()));
    rows.accounts.putAll(tables.accounts);
    rows.guesses.putAll(tables.guesses);
    return rows;
  }

  /** The rows of the database that these tables name. */
  static StoredRows of(Connection connection, Tables tables) throws SQLException {
    List<String> ids = List.copyOf(tables.submissions.keySet());
    List<TransferId> transfers = List.copyOf(tables.transfers.keySet());
    List<Opaque> indexes = List.copyOf(tables.accounts.keySet());
    StoredRows rows = empty();
    List<SubmissionStore.Row> read = new ArrayList<>();
    new Script()
        .ask(
            SubmissionStore.LOCK,
            call -> call.texts(ids),
            r -> read.addAll(r.rows(SubmissionStore.Row::read)))
        .ask(
            TransferStore.LOCK,
            call -> call.texts(ids).uuids(Columns.column(transfers, TransferId::uuid)),
            r -> r.rows(TransferStore::read).forEach(t -> rows.transfers.put(t.id().toString(), t)))
        .ask(
            AccountStore.LOCK_WITH_OPEN,
            call -> call.binaries(Columns.column(indexes, Opaque::bytes)).texts(ids),
            r -> r.rows(AccountStore::read).forEach(a -> rows.accounts.put(a.account(), a.day())))
        .ask(
            GuessStore.LOCK,
            call -> call.texts(ids),
            r ->
                r.rows(GuessStore.Row::read)
                    .forEach(g -> rows.guesses.put(g.account(), g.guesses())))
        .run(connection);
    read.forEach(row -> rows.submissions.put(row.submission().id().text(), row));
    tables.guesses.forEach((account, guesses) -> rows.guesses.putIfAbsent(account, guesses));
    return rows;
  }

  private static StoredRows empty() {
    return new StoredRows(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }
}
