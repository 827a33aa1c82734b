package io.ilwon.audit;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.crypto.Ids;
import io.ilwon.db.Call;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The statements on audit entries; they are only ever added. */
public final class AuditStore {
  /** Parameters: see {@link #bind}. Part of the transaction that does what the entries tell. */
  public static final String INSERT =
      """
      insert into audit_entry (id, at, action, subject, detail, reason, operator, second)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private AuditStore() {}

  /**
   * Binds {@link #INSERT}.
   *
   * @param at the database's clock
   */
  public static void bind(Call call, Collection<AuditEntry> entries, Instant at)
      throws SQLException {
    List<AuditEntry> e = List.copyOf(entries);
    call.uuids(column(e, x -> Ids.timeOrdered()))
        .instants(column(e, x -> at))
        .texts(column(e, AuditEntry::action))
        .texts(column(e, AuditEntry::subject))
        .texts(column(e, AuditEntry::detail))
        .texts(column(e, AuditEntry::reason))
        .texts(column(e, AuditEntry::operator))
        .texts(nullable(e, AuditEntry::second));
  }
}
