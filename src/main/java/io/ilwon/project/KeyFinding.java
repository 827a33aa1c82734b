package io.ilwon.project;

/** What the database has under a key's hash. */
sealed interface KeyFinding {
  /** A key that lets in. */
  record Good(KnownKey key) implements KeyFinding {}

  /** A key of ours that lets nobody in any more, and why. */
  record Ended(KeyId key, String why) implements KeyFinding {}

  /** A row that another hand has written, the key's or its project's: as good as none. */
  record Forged(String table, String row) implements KeyFinding {}

  /** No such key of this kind. */
  record None() implements KeyFinding {}
}
