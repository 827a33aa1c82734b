package io.ilwon.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who runs the server.
 *
 * @param name what they sign in with, and what the audit calls them
 * @param displayName what other operators call them
 * @param disabledAt from when on they may no more
 */
public record Operator(
    String id,
    String name,
    String displayName,
    Role role,
    Instant createdAt,
    @Nullable Instant disabledAt) {
  public boolean active() {
    return disabledAt == null;
  }

  Operator as(Role other) {
    return new Operator(id, name, displayName, other, createdAt, disabledAt);
  }

  Operator disabled(@Nullable Instant from) {
    return new Operator(id, name, displayName, role, createdAt, from);
  }

  @Override
  public String toString() {
    return "Operator[" + id + "]";
  }
}
