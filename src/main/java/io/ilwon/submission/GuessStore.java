package io.ilwon.submission;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.audit.Line;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on an account's guesses; parts of a group's round trips. */
final class GuessStore {
  /** Parameters: see {@link #bindMade}. Makes the rows that are missing and locks all. */
  static final String MAKE =
      """
      insert into account_guess (account_index, seal) select * from unnest(?, ?) order by 1
      on conflict (account_index) do update set seal = excluded.seal where false\
      """;

  /** Parameter: ids of submissions a code was typed for. */
  static final String LOCK =
      """
      select account_index, wrong_at, right_at, seal from account_guess
      where account_index = any(array(
        select t.account_index from submission s join transfer t on t.id = s.latest_transfer
        where s.id = any(?)))
      order by account_index for update\
      """;

  /**
   * Parameters: see {@link #bindChanges}. An account's first guess; if another transaction has made
   * the row meanwhile, the primary key refuses and the group reads again.
   */
  static final String INSERT =
      """
      insert into account_guess (account_index, wrong_at, right_at, seal)
      select u.account_index, u.wrong_at::timestamptz[], u.right_at, u.seal
      from unnest(?, ?, ?, ?) as u (account_index, wrong_at, right_at, seal) order by 1\
      """;

  /** Parameter: blind indexes. */
  static final String LOCK_ALL =
      """
      select account_index, wrong_at, right_at, seal from account_guess
      where account_index = any(?) order by account_index for update\
      """;

  /** Parameters: see {@link #bindChanges}. Under the row's lock, so the record is whole. */
  static final String UPDATE =
      """
      update account_guess g set wrong_at = u.wrong_at::timestamptz[], right_at = u.right_at,
        seal = u.seal
      from unnest(?, ?, ?, ?) as u (account_index, wrong_at, right_at, seal)
      where g.account_index = u.account_index\
      """;

  private GuessStore() {}

  /** An account's guesses under their lock. */
  record Row(Opaque account, GuessRecord guesses) {
    static Row read(ResultSet row) throws SQLException {
      List<Instant> wrong = new ArrayList<>();
      for (Timestamp at : (Timestamp[]) row.getArray("wrong_at").getArray()) {
        wrong.add(at.toInstant());
      }
      @Nullable Timestamp right = row.getTimestamp("right_at");
      return new Row(
          Opaque.of(row.getBytes("account_index")),
          new GuessRecord(wrong, right == null ? null : right.toInstant()));
    }
  }

  /** An account's guesses as they are after a group. */
  record Changed(Opaque account, GuessRecord now) {}

  /** Binds {@link #MAKE}. */
  static void bindMade(Call call, List<Opaque> accounts, Seals seals) throws SQLException {
    call.binaries(column(accounts, Opaque::bytes))
        .binaries(column(accounts, account -> seals.of(account, GuessRecord.EMPTY)));
  }

  /** What the audit tells of the changes; {@code seals} in their order. */
  static List<Line> lines(List<Changed> changes, List<byte[]> seals) {
    List<Line> lines = new ArrayList<>(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      Changed c = changes.get(i);
      String now = "wrong:" + c.now().wrong().size();
      lines.add(Line.of("account_guess", c.account(), now, seals.get(i)));
    }
    return lines;
  }

  /** Binds {@link #INSERT} and {@link #UPDATE}. */
  static void bindChanges(Call call, List<Changed> changes, List<byte[]> seals)
      throws SQLException {
    call.binaries(column(changes, c -> c.account().bytes()))
        .texts(column(changes, c -> Literals.of(c.now().wrong())))
        .instants(nullable(changes, c -> c.now().right()))
        .binaries(seals);
  }
}
