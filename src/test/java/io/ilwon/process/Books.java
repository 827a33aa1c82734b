package io.ilwon.process;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Our ledger held against the bank's own, by the invariants. */
final class Books {
  /** Each finds what must not be; the invariant it breaks, and the rows. */
  private static final Map<String, String> NEVER =
      Map.ofEntries(
          Map.entry(
              "I14 sent, but the bank has no booking",
              """
              select t.id::text from transfer t left join sandbox_bank.transfer b
                on b.rail_id = t.rail_id and b.outcome = 'booked'
              where t.state in ('sent', 'reversed', 'sent_late') and b.rail_id is null\
              """),
          Map.entry(
              "I9 refused, but the bank has a booking",
              """
              select t.id::text from transfer t join sandbox_bank.transfer b
                on b.rail_id = t.rail_id and b.outcome = 'booked'
              where t.state in ('refused', 'sent_late')\
              """),
          Map.entry(
              "I11 the bank has an order that we do not",
              """
              select b.rail_id from sandbox_bank.transfer b
              where not exists (select from transfer t where t.rail_id = b.rail_id)\
              """),
          Map.entry(
              "I10 stuck", "select id::text from transfer where state in ('sending', 'unknown')"),
          Map.entry(
              "I10 a submission waits for a transfer that is not open",
              """
              select s.id from submission s where s.stage = 'depositing' and not exists (
                select from transfer t where t.id = s.latest_transfer
                  and t.state in ('sending', 'unknown'))\
              """),
          Map.entry(
              "I1 one account of ours is two at the bank, or the reverse",
              """
              select min(t.rail_id) from transfer t join sandbox_bank.transfer b using (rail_id)
              group by t.account_index having count(distinct b.account_index) > 1
              union all
              select min(t.rail_id) from transfer t join sandbox_bank.transfer b using (rail_id)
              group by b.account_index having count(distinct t.account_index) > 1\
              """),
          Map.entry(
              "I3 more than ten a day",
              """
              select max(b.rail_id) from sandbox_bank.transfer b where b.outcome = 'booked'
              group by b.account_index, (b.settles_at at time zone 'Asia/Seoul')::date
              having count(*) > 10\
              """),
          Map.entry(
              "I3 places leak: an account's count is not that of its transfers",
              """
              select encode(a.account_index, 'hex') from account a where a.places <> (
                select count(*) from transfer t where t.account_index = a.account_index
                  and t.bank_day = a.day and t.state <> 'refused')\
              """),
          Map.entry(
              "I5 retryCount is not the number of counted refusals",
              """
              select s.id from submission s where s.failures <> (
                select count(*) from transfer t where t.submission = s.id and t.state = 'refused'
                  and t.refusal not in ('NOT_REQUESTED', 'HELD_BACK'))\
              """));

  private final Connection connection;

  Books(Connection connection) {
    this.connection = connection;
  }

  /** How many transfers there are in each state. */
  Map<String, Integer> states() throws SQLException {
    Map<String, Integer> states = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select state, count(*) from transfer group by state")) {
      while (row.next()) {
        states.put(row.getString(1), row.getInt(2));
      }
    }
    return states;
  }

  int open() throws SQLException {
    Map<String, Integer> states = states();
    return states.getOrDefault("sending", 0) + states.getOrDefault("unknown", 0);
  }

  /** The transfers that are being sent. */
  Set<String> sending() throws SQLException {
    return new HashSet<>(texts("select id::text from transfer where state = 'sending'"));
  }

  /** What contradicts the invariants, once nothing is open any more; empty when all is well. */
  List<String> problems(Collection<String> successes, Collection<String> approvals)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> never : NEVER.entrySet()) {
      List<String> rows = texts(never.getValue());
      if (!rows.isEmpty()) {
        problems.add(never.getKey() + ": " + rows.size() + ", e.g. " + rows.getFirst());
      }
    }
    Map<String, Integer> credits = credits();
    for (String id : Set.copyOf(successes)) {
      // A lost answer may be followed by an ordinary re-send; I14 has counted each of its won.
      if (!credits.containsKey(id)) {
        problems.add("I8 success was heard without a credit: " + id);
      }
    }
    Set<String> approved =
        new HashSet<>(texts("select id from submission where stage = 'approved'"));
    for (String id : approvals) {
      if (!approved.contains(id)) {
        problems.add("approval was heard and is not stored: " + id);
      }
    }
    return problems;
  }

  private Map<String, Integer> credits() throws SQLException {
    Map<String, Integer> credits = new HashMap<>();
    for (String id :
        texts(
            """
            select t.submission from transfer t join sandbox_bank.transfer b using (rail_id)
            where b.outcome = 'booked'\
            """)) {
      credits.merge(id, 1, Integer::sum);
    }
    return credits;
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
