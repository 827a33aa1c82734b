package io.ilwon.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What a feature does with a group of its commands, inside one transaction. */
public interface Work<C, A> {
  /** Commands of one key are decided in the order of their arrival. */
  Object key(C command);

  /**
   * Locks the commands' rows and decides, in order; nothing is written yet.
   *
   * @param patient wait for locked rows (bounded by the connection's lock_timeout) instead of
   *     answering {@link Held}
   */
  Round<A> decide(Connection connection, List<C> commands, boolean patient) throws SQLException;

  /** A decided group. */
  interface Round<A> {
    /** One verdict a command, in the commands' order. */
    List<Verdict<A>> verdicts();

    /** False when there is nothing to write. */
    boolean changes();

    /**
     * Writes everything, the group's own row {@code id} included, and commits, in one round trip.
     */
    void writeAndCommit(Connection connection, UUID id) throws SQLException;

    /**
     * What was written is known to be committed. Told at most once, before the next group of the
     * lane; where it is not told, nobody knows.
     */
    default void stored() {}
  }

  /** Decided, or not reachable now. */
  sealed interface Verdict<A> {}

  /** The command's answer, good once the group has committed. */
  record Decided<A>(A answer) implements Verdict<A> {}

  /** Another transaction holds the command's row. */
  record Held<A>() implements Verdict<A> {}
}
