package io.ilwon.db;

/**
 * Where a PostgreSQL database is and who enters.
 *
 * @param url a {@code jdbc:postgresql:} URL, used as it is, so one naming several hosts finds the
 *     primary by itself
 * @param user the role that connects
 * @param password its password; never printed
 */
public record DatabaseAddress(String url, String user, String password) {

  /** Hides the password, and whatever stands behind the URL's question mark. */
  @Override
  public String toString() {
    int parameters = url.indexOf('?');
    return user + " at " + (parameters < 0 ? url : url.substring(0, parameters) + "?…");
  }
}
