package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts at which too many wrong codes were typed, for people to look at. Those are found that
 * had a wrong code for a transfer of the last seven days; any other is found when its owner writes.
 */
public final class LockedAccountStore {
  private static final Duration LOOKED_BACK = Duration.ofDays(7);

  /** Fewer wrong codes lock nothing. */
  private static final int LEAST_WRONG = 5;

  // An account's newest transfer that is still its submission's newest: a lift names that.
  private static final RoundTrip CANDIDATES =
      RoundTrip.of(
          """
          select g.account_index, g.wrong_at, g.right_at, n.id, n.submission, n.project
            from (select distinct on (t.account_index) t.account_index, t.id, t.submission, t.project
                from transfer t join submission s on s.id = t.submission and s.latest_transfer = t.id
                where t.intent_at >= ? and t.code_wrong > 0 and (? or t.project = ?)
                order by t.account_index, t.intent_at desc) n
              join account_guess g on g.account_index = n.account_index
            where cardinality(g.wrong_at) >= ?
            order by g.wrong_at[cardinality(g.wrong_at)] desc limit ?\
          """);

  private final Database database;

  /** One whose codes are not evaluated before {@code until}. */
  public record Locked(
      TransferId transfer, String submission, String project, int wrong, Instant until) {}

  private record Candidate(GuessRecord guesses, TransferId id, String submission, String project) {}

  public LockedAccountStore(Database database) {
    this.database = database;
  }

  /** The latest wrong code first. */
  public List<Locked> locked(Instant now, @Nullable String project, int most) throws SQLException {
    List<Locked> locked = new ArrayList<>();
    for (Candidate each : candidates(now, project, most)) {
      each.guesses()
          .lockedFor(now)
          .ifPresent(rest ->
              locked.add(
                  new Locked(
                      each.id(),
                      each.submission(),
                      each.project(),
                      each.guesses().wrong().size(),
                      now.plus(rest))));
    }
    return locked;
  }

  private List<Candidate> candidates(Instant now, @Nullable String project, int most)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = CANDIDATES.on(connection)) {
        return call.instant(now.minus(LOOKED_BACK))
            .flag(project == null)
            .text(project)
            .integer(LEAST_WRONG)
            .integer(most)
            .send()
            .rows(row ->
                new Candidate(
                    GuessStore.Row.read(row).guesses(),
                    new TransferId(row.getObject("id", UUID.class)),
                    row.getString("submission"),
                    row.getString("project")));
      }
    });
  }
}
