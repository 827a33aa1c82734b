package io.ilwon.submission;

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
  /** Parameter: blind indexes. Made with the account's first transfer, so a guess finds its row. */
  static final String MAKE =
      "insert into account_guess (account_index) select unnest(?) order by 1 on conflict do nothing";

  /** Parameter: ids of submissions a code was typed for. */
  static final String LOCK =
      """
      select account_index, wrong_at, right_at from account_guess
      where account_index = any(array(
        select t.account_index from submission s join transfer t on t.id = s.latest_transfer
        where s.id = any(?)))
      order by account_index for update\
      """;

  /** Parameters: account, instant and rightness of each guess; the instant from which to keep. */
  static final String UPDATE =
      """
      with u as (
        select account_index, array_agg(at order by at) filter (where not is_right) as wrong_at,
          max(at) filter (where is_right) as right_at
        from unnest(?, ?, ?) as e (account_index, at, is_right) group by account_index)
      update account_guess g set right_at = coalesce(u.right_at, g.right_at),
        wrong_at = (select coalesce(array_agg(w order by w), '{}')
          from unnest(g.wrong_at || coalesce(u.wrong_at, '{}')) w where w > ?)
      from u where g.account_index = u.account_index\
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

  /** One evaluated guess. */
  record Guessed(Opaque account, Instant at, boolean right) {}

  /** Binds {@link #UPDATE}. */
  static void bindGuesses(Call call, List<Guessed> guesses, Instant keepFrom) throws SQLException {
    List<byte[]> accounts = new ArrayList<>();
    List<Instant> instants = new ArrayList<>();
    List<Boolean> rights = new ArrayList<>();
    for (Guessed g : guesses) {
      accounts.add(g.account().bytes());
      instants.add(g.at());
      rights.add(g.right());
    }
    call.binaries(accounts).instants(instants).flags(rights).instant(keepFrom);
  }
}
