package io.ilwon.transfer;

import java.util.UUID;

/** Our own name of a transfer; the bank never sees it (it sees the rail id). */
public record TransferId(UUID uuid) {
  @Override
  public String toString() {
    return uuid.toString();
  }
}
