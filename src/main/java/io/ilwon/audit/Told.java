package io.ilwon.audit;

import java.time.Instant;
import java.util.UUID;

/** An entry as it is read again. */
public record Told(UUID id, Instant at, AuditEntry entry) {
  @Override
  public String toString() {
    return "Told[" + id + "]";
  }
}
