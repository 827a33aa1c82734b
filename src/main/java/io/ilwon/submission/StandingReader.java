package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how one submission stands. What another hand has changed is not told: without its newest
 * transfer the whole submission is not, as the groups would not touch it either.
 */
final class StandingReader {
  private final Database database;
  private final StandingStore store;
  private final Vault vault;
  private final Seals seals;

  StandingReader(Database database, DatabaseClock clock, Vault vault, Seals seals) {
    this.database = database;
    this.store = new StandingStore(clock);
    this.vault = vault;
    this.seals = seals;
  }

  /** A submission as it is stored, and the clock it was read by. */
  private record Seen(SubmissionStore.Row row, Instant now) {}

  Optional<Standing> of(String project, SubmissionId id) throws SQLException {
    return database.with(connection -> {
      try (Call call = store.one.on(connection)) {
        Results found = call.text(project).text(id.text()).text(id.text()).send();
        Optional<Seen> seen = found.rows(this::seen).stream().flatMap(Optional::stream).findFirst();
        return seen.isEmpty() ? Optional.empty() : told(seen.get(), found);
      } catch (SealBroken e) {
        throw SubmissionReader.changedByHand(e);
      }
    });
  }

  private Optional<Seen> seen(ResultSet row) throws SQLException {
    SubmissionStore.Row read = SubmissionStore.Row.read(row);
    if (seals.genuine(read, row.getBytes("seal"))) {
      return Optional.of(new Seen(read, row.getObject("now", OffsetDateTime.class).toInstant()));
    }
    Forged.tell("submission", read.submission().id().text());
    return Optional.empty();
  }

  private Optional<Standing> told(Seen seen, Results transfers) throws SQLException {
    if (seen.row().latest() == null) {
      return Optional.of(standing(seen, null));
    }
    SubmissionStore.Row s = seen.row();
    DataKey key = vault.key(s.project(), s.submission().id(), s.dataKey());
    return transfers.rows(row -> latest(row, s, key)).stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(latest -> standing(seen, latest));
  }

  /** The transfer if it is the submission's newest, whole and genuine. */
  private Optional<Standing.Latest> latest(ResultSet row, SubmissionStore.Row s, DataKey key)
      throws SQLException {
    Transfer t = TransferStore.read(row);
    if (!t.id().equals(s.latest())) {
      return Optional.empty();
    }
    if (!seals.transfers.genuine(t, row.getBytes("seal"))) {
      Forged.tell("transfer", t.id().toString());
      return Optional.empty();
    }
    byte @Nullable [] number = row.getBytes("account");
    byte @Nullable [] holder = row.getBytes("holder");
    if (number == null || holder == null || !seals.transfers.genuineOrigin(row)) {
      return Optional.empty();
    }
    BankCode bank = new BankCode(row.getString("bank_code"));
    return Optional.of(
        new Standing.Latest(
            new Account(bank, vault.number(key, s.project(), t.id(), Opaque.of(number))),
            vault.holder(key, s.project(), t.id(), Opaque.of(holder)),
            t.state().word(),
            t.intentAt(),
            t.state().certainAt().orElse(null),
            t.codeWrong(),
            t.attempt()));
  }

  /** Time that has run out is told as it will be stored, though the due task is yet to come. */
  private static Standing standing(Seen seen, Standing.@Nullable Latest latest) {
    Submission s = seen.row().submission();
    boolean late = !s.stage().finished() && !seen.now().isBefore(s.endsAt());
    return new Standing(
        s.id(),
        seen.now(),
        late ? new Stage.Rejected(Rejection.TIMEOUT, s.endsAt()) : s.stage(),
        s.failures(),
        s.wrongGuesses(),
        s.won(),
        s.endsAt(),
        latest);
  }
}
