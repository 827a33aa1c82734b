package io.ilwon.audit;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.db.Call;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The statements on audit entries and blocks; both are only ever added. */
public final class AuditStore {
  /** Parameters: see {@link #bind}. Part of the transaction that does what the entries tell. */
  public static final String INSERT =
      """
      insert into audit_entry (id, at, action, subject, detail, reason, operator, second)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) as e\
      """;

  /** Parameters: see {@link #bind(Call, Block)}. A chain's first block makes its row. */
  public static final String BLOCK =
      """
      with b (chain, number, at, entries, mac) as (
          select ?::uuid, ?::int8, ?::timestamptz, ?::text, ?::bytea),
        c as (insert into audit_chain (chain, begun_at) select chain, at from b where number = 1)
      insert into audit_block (chain, number, at, entries, mac) select * from b\
      """;

  /** The same for a chain of several writers: no row comes back where another was faster. */
  static final String APPEND =
      """
      with b (chain, number, at, entries, mac) as (
          select ?::uuid, ?::int8, ?::timestamptz, ?::text, ?::bytea),
        c as (insert into audit_chain (chain, begun_at) select chain, at from b where number = 1
          on conflict do nothing)
      insert into audit_block (chain, number, at, entries, mac) select * from b
      on conflict do nothing returning number\
      """;

  /** Parameter: a chain. */
  static final String HEAD =
      "select number, mac from audit_block where chain = ? order by number desc limit 1";

  private AuditStore() {}

  /** Binds {@link #BLOCK}. */
  public static void bind(Call call, Block block) throws SQLException {
    call.uuid(block.chain())
        .number(block.number())
        .instant(block.at())
        .text(block.entries())
        .binary(block.mac().bytes());
  }

  /**
   * Binds {@link #INSERT}.
   *
   * @param at the database's clock
   */
  public static void bind(Call call, List<Deed> deeds, Instant at) throws SQLException {
    List<AuditEntry> e = column(deeds, Deed::entry);
    call.uuids(column(deeds, Deed::id))
        .instants(column(e, x -> at))
        .texts(column(e, AuditEntry::action))
        .texts(column(e, AuditEntry::subject))
        .texts(column(e, AuditEntry::detail))
        .texts(column(e, AuditEntry::reason))
        .texts(column(e, AuditEntry::operator))
        .texts(nullable(e, AuditEntry::second));
  }
}
