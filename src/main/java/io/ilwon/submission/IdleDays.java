package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Script;
import io.ilwon.transfer.AccountStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts that nothing was sent to for a month, and of which nothing is open: an open transfer may
 * be booked on any day to come, and counts then. Rows under a former index key are left to {@link
 * FormerRows}.
 */
record IdleDays(IdleStore store, Seals seals, BlindIndex index) implements Idle {
  @Override
  public String table() {
    return "account";
  }

  @Override
  public Page page(Connection connection, Opaque after, Opaque before) throws SQLException {
    List<Long> left =
        index.formerKey().map(former -> List.of(former, ReindexStore.NOT_NOTED)).orElse(List.of());
    List<Opaque> last = new ArrayList<>();
    List<AccountStore.Row> seen = new ArrayList<>();
    List<BankDay> old = new ArrayList<>();
    new Script()
        .ask(
            IdleStore.LAST_DAY,
            call -> call.binary(after.bytes()).binary(before.bytes()),
            r -> last.addAll(r.rows(row -> Opaque.of(row.getBytes(1)))))
        .ask(
            store.days,
            call -> call.binary(after.bytes()).binary(before.bytes()).numbers(left).integer(DAYS),
            r -> r.rows(row -> genuine(row, seen)))
        .ask(store.now, call -> {}, r -> old.addAll(r.rows(IdleDays::old)))
        .run(connection);
    List<Opaque> idle =
        seen.stream()
            .filter(a -> a.day().endedBefore(old.getFirst()))
            .map(AccountStore.Row::account)
            .toList();
    return new Page(idle.isEmpty() ? idle : closed(connection, idle), last.stream().findFirst());
  }

  /** Asked under the locks: no transfer of such an account begins while they are held. */
  private static List<Opaque> closed(Connection connection, List<Opaque> idle) throws SQLException {
    List<Opaque> closed = new ArrayList<>(idle);
    new Script()
        .ask(
            AccountStore.OPEN,
            call -> call.binaries(column(idle, Opaque::bytes)),
            r -> r.rows(AccountStore.Open::read).forEach(open -> closed.remove(open.account())))
        .run(connection);
    return closed;
  }

  private boolean genuine(ResultSet row, List<AccountStore.Row> seen) throws SQLException {
    AccountStore.Row read = AccountStore.read(row);
    if (seals.accounts.genuine(read.account(), read.day(), row.getBytes("seal"))) {
      return seen.add(read);
    }
    Forged.tell(table(), Forged.hex(read.account()));
    return false;
  }

  private static BankDay old(ResultSet row) throws SQLException {
    return BankDay.of(row.getObject(1, OffsetDateTime.class).toInstant().minus(AGE));
  }

  @Override
  public String delete() {
    return CarryStore.REMOVE_DAYS;
  }
}
