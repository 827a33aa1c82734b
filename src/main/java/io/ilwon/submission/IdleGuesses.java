package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Accounts for which no code was typed for a month. */
record IdleGuesses(IdleStore store, Seals seals) implements Idle {
  @Override
  public String table() {
    return "account_guess";
  }

  @Override
  public Page page(Connection connection, Opaque after, Opaque before) throws SQLException {
    List<Opaque> last = new ArrayList<>();
    List<GuessStore.Row> seen = new ArrayList<>();
    List<Instant> now = new ArrayList<>();
    new Script()
        .ask(
            IdleStore.LAST_GUESSES,
            call -> call.binary(after.bytes()).binary(before.bytes()),
            r -> last.addAll(r.rows(row -> Opaque.of(row.getBytes(1)))))
        .ask(
            store.guesses,
            call -> call.binary(after.bytes()).binary(before.bytes()).integer(DAYS),
            r -> r.rows(row -> genuine(row, seen)))
        .ask(
            store.now,
            call -> {},
            r -> now.addAll(r.rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())))
        .run(connection);
    Instant old = now.getFirst().minus(AGE);
    seen.removeIf(g -> !g.guesses().endedBefore(old));
    return new Page(column(seen, GuessStore.Row::account), last.stream().findFirst());
  }

  private boolean genuine(ResultSet row, List<GuessStore.Row> seen) throws SQLException {
    GuessStore.Row read = GuessStore.Row.read(row);
    if (seals.genuine(read.account(), read.guesses(), row.getBytes("seal"))) {
      return seen.add(read);
    }
    Forged.tell(table(), Forged.hex(read.account()));
    return false;
  }

  @Override
  public String delete() {
    return CarryStore.REMOVE_GUESSES;
  }
}
