package io.ilwon.client;

import java.time.LocalDate;

/**
 * Which submissions to read; null where it does not matter.
 *
 * @param from first day of creation in UTC
 * @param to last day of creation in UTC, later than {@code from}
 * @param count items a page; 50 where null, 2,000 at most
 */
public record Search(
    String userid, String email, LocalDate from, LocalDate to, Integer count, PageKey after) {
  /** All of the project's. */
  public static final Search ALL = new Search(null, null, null, null, null, null);

  /** Those opened for your own name of a person. */
  public static Search ofUser(String userid) {
    return new Search(userid, null, null, null, null, null);
  }

  /** The same from another page on. */
  public Search after(PageKey page) {
    return new Search(userid, email, from, to, count, page);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "Search[…]";
  }
}
