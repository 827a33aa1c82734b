package io.ilwon.group;

/** What became of one command. */
public sealed interface Reply<A> {
  /**
   * Decided, and committed if it changed anything.
   *
   * @param commitSentNanos {@link System#nanoTime} just before the commit was sent
   */
  record Stored<A>(A answer, long commitSentNanos) implements Reply<A> {}

  /** Nothing was done: too many are waiting, or the row stayed locked. */
  record Busy<A>() implements Reply<A> {}

  /** Nothing was done: the database did not take it. */
  record Unavailable<A>() implements Reply<A> {}

  /** Nobody knows in time whether it was done. */
  record Undecided<A>() implements Reply<A> {}
}
