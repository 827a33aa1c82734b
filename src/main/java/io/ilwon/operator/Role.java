package io.ilwon.operator;

import java.util.Locale;
import java.util.Optional;

/** What an operator is to the server; {@link Powers} says what that lets them do. */
public enum Role {
  OWNER,
  OPERATIONS,
  COMPLIANCE,
  DEVELOPER,
  VIEWER,
  AUDITOR;

  /** As in the database and in forms. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
