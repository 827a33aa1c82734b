package io.ilwon.project;

import java.util.Locale;
import java.util.Optional;

/** What a key may do: begin and prove, read, or change and delete. */
public enum Scope {
  SUBMIT,
  READ,
  ADMIN;

  /** As written on the command line and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a word that names no scope. */
  public static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
