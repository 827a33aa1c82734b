package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferStore;

/** The statements that carry accounts from a former index key to the present one. */
final class CarryStore {
  /** Parameters: the former key, a former index. Whether all is listed; whether a row is there. */
  static final RoundTrip NEEDED =
      RoundTrip.of(
          """
          select exists (select 1 from index_rotation
              where former_key = ? and listed_at is not null),
            exists (select 1 from account where account_index = ?)\
          """);

  /** Parameters: former indexes, three times. The open ones are found without the list as well. */
  static final String TRANSFERS =
      "select t.submission, t.project, t.bank_code, t.rail, t.origin, "
          + TransferStore.COLUMNS
          + """
           from transfer t
          where t.account_index = any(?) and t.id = any(array(
            select f.transfer from former_transfer f where f.account_index = any(?)
            union select o.id from transfer o
              where o.account_index = any(?) and o.outcome_at is null))
          order by t.id for update\
          """;

  /** Parameters: ids, indexes, origins, seals, how many they are. */
  static final String MOVE =
      """
      with changed as (
        update transfer t set account_index = u.account_index, origin = u.origin, seal = u.seal
        from unnest(?, ?, ?, ?) as u (id, account_index, origin, seal) where t.id = u.id
        returning 1)
      select 1 / (count(*) = ?)::int from changed\
      """;

  /** Parameter: indexes. */
  static final String REMOVE_DAYS = "delete from account where account_index = any(?)";

  /** Parameter: indexes. */
  static final String REMOVE_GUESSES = "delete from account_guess where account_index = any(?)";

  /** Parameter: indexes. */
  static final String REMOVE_LISTED = "delete from former_transfer where account_index = any(?)";

  final String now;

  CarryStore(DatabaseClock clock) {
    now = "select " + clock.sql();
  }
}
