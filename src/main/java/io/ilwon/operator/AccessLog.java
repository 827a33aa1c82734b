package io.ilwon.operator;

import io.ilwon.crypto.Ids;
import java.sql.SQLException;
import java.util.List;

/** Writes down who saw whose data, before they see it: what cannot be written is not shown. */
public final class AccessLog {
  private final AccessLogStore store;

  AccessLog(AccessLogStore store) {
    this.store = store;
  }

  void signedIn(String operator, String address) throws SQLException {
    store.insert(new NewAccess(operator, address, Access.Kind.SIGN_IN));
  }

  /** The detail of somebody's verification, masked. */
  public void viewed(Operator operator, String address, String subject) throws SQLException {
    store.insert(new NewAccess(operator.name(), address, Access.Kind.VIEW).of(subject));
  }

  /** Looked for by a whole number or a client's reference; never what was looked for. */
  public void searched(Operator operator, String address, String by, long found)
      throws SQLException {
    store.insert(
        new NewAccess(operator.name(), address, Access.Kind.SEARCH).of(by + " (" + found + ")"));
  }

  /**
   * A number and a name in the clear.
   *
   * @throws IllegalArgumentException for a reason that is none
   */
  public void revealed(Operator operator, String address, String subject, String reason)
      throws SQLException {
    store.insert(
        new NewAccess(operator.name(), address, Access.Kind.REVEAL)
            .of(subject)
            .because(Reasons.checked(reason)));
  }

  /**
   * A file of rows.
   *
   * @return the watermark that stands in the file
   * @throws IllegalArgumentException for a reason that is none
   */
  public String exported(
      Operator operator,
      String address,
      String subject,
      String reason,
      long rows,
      List<String> fields)
      throws SQLException {
    String watermark = Ids.unguessable();
    store.insert(
        new NewAccess(operator.name(), address, Access.Kind.EXPORT)
            .of(subject)
            .because(Reasons.checked(reason))
            .leaving(rows, String.join(",", fields), watermark));
    return watermark;
  }

  /** Deletes up to 500 rows older than so many years; how many there were. */
  public int forget(int years) throws SQLException {
    return store.forget(years);
  }

  /** Newest first. */
  public List<Access> list(AccessFilter filter, int limit) throws SQLException {
    return store.list(filter, limit);
  }
}
