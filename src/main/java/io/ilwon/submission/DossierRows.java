package io.ilwon.submission;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link DossierStore}. What does not open is left out, and told to the log. */
final class DossierRows {
  private final Vault vault;
  private final Seals seals;

  DossierRows(Vault vault, Seals seals) {
    this.vault = vault;
    this.seals = seals;
  }

  static DossierLink link(ResultSet row) throws SQLException {
    return new DossierLink(
        row.getString("id"),
        row.getString("language"),
        at(row, "created_at"),
        at(row, "expires_at"),
        instant(row, "ended_at"),
        row.getInt("turn"));
  }

  static DossierDeed deed(ResultSet row) throws SQLException {
    return new DossierDeed(
        at(row, "at"),
        row.getString("action"),
        row.getString("detail"),
        row.getString("reason"),
        row.getString("operator"),
        row.getString("second"));
  }

  DossierTransfer transfer(ResultSet row, String project, @Nullable DataKey key)
      throws SQLException {
    Transfer t = TransferStore.read(row);
    TransferId id = t.id();
    boolean genuine =
        seals.transfers.genuine(t, row.getBytes("seal")) && seals.transfers.genuineOrigin(row);
    @Nullable DataKey opening = genuine ? key : null;
    return new DossierTransfer(
        id,
        t.attempt(),
        genuine,
        row.getString("bank_code"),
        number(opening, project, id, opaque(row, "account")),
        holder(opening, project, id, opaque(row, "holder")),
        t.state().word(),
        row.getString("rail"),
        t.railId(),
        row.getString("bank_day"),
        t.intentAt(),
        t.deadlineAt(),
        t.state().certainAt().orElse(null),
        row.getString("proof"),
        row.getString("refusal"),
        row.getString("rail_code"),
        row.getString("rail_reference"),
        row.getString("last_seen"),
        t.codeWrong(),
        t.heard(),
        t.asking().inquiries(),
        t.asking().next(),
        t.asking().queuedAt(),
        t.asking().reason());
  }

  private @Nullable AccountNumber number(
      @Nullable DataKey key, String project, TransferId id, @Nullable Opaque sealed) {
    try {
      return key == null || sealed == null ? null : vault.number(key, project, id, sealed);
    } catch (SealBroken e) {
      Forged.tell("transfer", id.toString());
      return null;
    }
  }

  private @Nullable HolderName holder(
      @Nullable DataKey key, String project, TransferId id, @Nullable Opaque sealed) {
    try {
      return key == null || sealed == null ? null : vault.holder(key, project, id, sealed);
    } catch (SealBroken e) {
      Forged.tell("transfer", id.toString());
      return null;
    }
  }

  static List<Instant> wrongAt(ResultSet row) throws SQLException {
    List<Instant> wrong = new ArrayList<>();
    for (Timestamp at : (Timestamp[]) row.getArray("wrong_at").getArray()) {
      wrong.add(at.toInstant());
    }
    return wrong;
  }

  static @Nullable Opaque opaque(ResultSet row, String column) throws SQLException {
    byte @Nullable [] bytes = row.getBytes(column);
    return bytes == null ? null : Opaque.of(bytes);
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instant(row, column));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
