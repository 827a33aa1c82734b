package io.ilwon.submission;

import io.ilwon.audit.Chain;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.db.DatabaseClock;
import io.ilwon.group.GroupStore;
import io.ilwon.group.Work;
import io.ilwon.webhook.Audience;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a group of commands does in its transaction: lock and read, decide one by one, write in
 * sets.
 */
final class SubmissionWork implements Work<Command, Told> {
  private final Fold.Rules rules;
  private final Sender sender;
  private final Lookups lookups;
  private final BlindIndex index;
  private final Seals seals;
  private final Chain chain;
  private final GroupStore groups;
  private final Audience audience;

  /** Tells nobody. */
  SubmissionWork(
      Fold.Rules rules, DatabaseClock clock, Sender sender, Seals seals, GroupStore groups) {
    this(rules, clock, sender, seals, groups, Audience.NOBODY);
  }

  SubmissionWork(
      Fold.Rules rules,
      DatabaseClock clock,
      Sender sender,
      Seals seals,
      GroupStore groups,
      Audience audience) {
    this.rules = rules;
    this.sender = sender;
    this.lookups = new Lookups(clock, seals);
    this.index = sender.keys().blindIndex();
    this.seals = seals;
    this.chain = new Chain(seals.audit);
    this.groups = groups;
    this.audience = audience;
  }

  @Override
  public Object key(Command command) {
    return command.id();
  }

  @Override
  public Round<Told> decide(Connection connection, List<Command> commands, boolean patient)
      throws SQLException {
    // Taken before the database's clock is asked: a deadline counted from here ends no later there.
    long beforeNanos = System.nanoTime();
    Instant beforeWall = Instant.now();
    boolean onlyNew = commands.stream().allMatch(c -> c instanceof Command.Open);
    Rows rows = onlyNew ? lookups.clock(connection) : lookups.read(connection, commands, patient);
    Fold fold = new Fold(rules, sender, rows, audience, beforeNanos, beforeWall);
    List<Verdict<Told>> verdicts = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      verdicts.add(fold.decide(commands.get(i), i));
    }
    return new Writes(seals, chain, groups, rows, verdicts, index.key(), audience);
  }
}
