package io.ilwon.transfer;

import java.util.UUID;

/** One start of one server; a restart draws a new one. */
public record NodeId(UUID uuid) {
  @Override
  public String toString() {
    return uuid.toString();
  }
}
