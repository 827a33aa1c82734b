package io.ilwon.operator;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An officer has read a month of the access log.
 *
 * @param rows how many there were of that month then
 */
public record AccessReview(YearMonth month, String operator, Instant at, String note, long rows) {
  @Override
  public String toString() {
    return "AccessReview[" + month + "]";
  }
}
