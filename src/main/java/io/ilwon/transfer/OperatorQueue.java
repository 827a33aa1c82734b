package io.ilwon.transfer;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person can see and do about transfers that need one, but for settling. Each deed is stored
 * with its audit entry or not at all.
 */
public final class OperatorQueue {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorQueue.class);
  private final Database database;
  private final TransferFields fields;
  private final TransferSeal seal;
  private final Trail trail;
  private final OperatorQueueStore store;

  public OperatorQueue(
      Database database,
      DatabaseClock clock,
      TransferFields fields,
      TransferSeal seal,
      Trail trail) {
    this.seal = seal;
    this.trail = trail;
    this.database = database;
    this.fields = fields;
    this.store = new OperatorQueueStore(clock);
  }

  /** Transfers nobody knows the outcome of, the oldest first. */
  public List<FoundTransfer> unknown(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = OperatorQueueStore.UNKNOWN.on(connection)) {
        return call.integer(most).send().rows(this::read);
      }
    });
  }

  /** Transfers a person has to look at, the longest waiting first. */
  public List<FoundTransfer> queued(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = OperatorQueueStore.QUEUED.on(connection)) {
        return call.integer(most).send().rows(this::read);
      }
    });
  }

  /** The transfer with this id. */
  public Optional<FoundTransfer> find(TransferId id) throws SQLException {
    return database.with(connection -> {
      try (Call call = OperatorQueueStore.ONE.on(connection)) {
        return call.uuid(id.uuid()).send().rows(this::read).stream().findFirst();
      }
    });
  }

  /**
   * Has a running server ask about it next, before all that merely fell due, also when its schedule
   * is used up. Returns how many inquiries had been answered before; empty, and nothing stored,
   * unless it is unknown.
   */
  public OptionalInt askNow(TransferId id, AuditEntry entry) throws SQLException {
    return deed(store.askNow, id, entry);
  }

  /** Takes a certain transfer out of the queue; false, and nothing stored, if none is there. */
  public boolean seen(TransferId id, AuditEntry entry) throws SQLException {
    return deed(store.seen, id, entry).isPresent();
  }

  private record Done(Instant at, int inquiries) {}

  private OptionalInt deed(RoundTrip deed, TransferId id, AuditEntry entry) throws SQLException {
    return database.inTransaction(connection -> {
      List<Done> done;
      try (Call call = deed.on(connection)) {
        done =
            call.uuid(id.uuid())
                .send()
                .rows(row -> new Done(at(row, "now"), row.getInt("inquiries")));
      }
      if (done.isEmpty()) {
        return OptionalInt.empty();
      }
      trail.deeds(connection, List.of(entry), done.getFirst().at());
      return OptionalInt.of(done.getFirst().inquiries());
    });
  }

  private FoundTransfer read(ResultSet row) throws SQLException {
    TransferId id = new TransferId(row.getObject("id", UUID.class));
    Outcomes.Address address =
        new Outcomes.Address(
            id,
            row.getString("submission"),
            row.getString("project"),
            Opaque.of(row.getBytes("account_index")));
    return new FoundTransfer(
        address,
        seal.genuineOrigin(row) ? row.getString("state") : FoundTransfer.FORGED,
        new BankCode(row.getString("bank_code")),
        number(address, row.getBytes("data_key"), row.getBytes("account")),
        at(row, "intent_at"),
        new BankDay(row.getObject("bank_day", LocalDate.class)),
        instant(row, "outcome_at"),
        row.getString("proof"),
        row.getString("last_seen"),
        new Asking(
            row.getInt("inquiries"),
            instant(row, "next_inquiry_at"),
            instant(row, "queued_at"),
            row.getString("queue_reason")),
        row.getString("rail"),
        row.getString("rail_id"));
  }

  private @Nullable AccountNumber number(
      Outcomes.Address a, byte @Nullable [] wrapped, byte @Nullable [] sealed) {
    if (sealed == null) {
      return null;
    }
    try {
      DataKey key =
          fields.key(a.project(), a.submission(), wrapped == null ? null : Opaque.of(wrapped));
      return fields.number(key, a.project(), a.transfer(), Opaque.of(sealed));
    } catch (SealBroken e) {
      LOG.error("transfer {} was changed by hand: {}", a.transfer(), e.getMessage());
      return null;
    }
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime read = row.getObject(column, OffsetDateTime.class);
    return read == null ? null : read.toInstant();
  }
}
