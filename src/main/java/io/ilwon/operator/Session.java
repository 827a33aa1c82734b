package io.ilwon.operator;

import java.time.Instant;

/**
 * Somebody signed in on one device.
 *
 * @param address where they signed in
 * @param now the database's clock
 */
public record Session(
    Operator operator, String address, Instant createdAt, Instant endsAt, Instant now) {
  @Override
  public String toString() {
    return "Session[" + operator.id() + "]";
  }
}
