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
import io.ilwon.submission.SubmissionReadStore.Stored;
import io.ilwon.submission.SubmissionReadStore.StoredTransfer;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads submissions and opens what is sealed in them, for their own project alone. */
final class SubmissionReader {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionReader.class);

  private final Database database;
  private final SubmissionReadStore store;
  private final Vault vault;
  private final Seals seals;

  SubmissionReader(Database database, DatabaseClock clock, Vault vault, Seals seals) {
    this.seals = seals;
    this.database = database;
    this.store = new SubmissionReadStore(clock);
    this.vault = vault;
  }

  Optional<Applicant> applicant(String project, SubmissionId id) throws SQLException {
    try {
      return database.with(connection -> one(connection, project, id)).stream()
          .findFirst()
          .map(s -> new Sealed(s, vault.key(project, id, s.dataKey())))
          .flatMap(s -> Optional.ofNullable(applicant(project, s)));
    } catch (SealBroken e) {
      throw changedByHand(e);
    }
  }

  Page find(String project, Search search) throws SQLException {
    try {
      return read(project, search);
    } catch (SealBroken e) {
      throw changedByHand(e);
    }
  }

  /** To the caller the row cannot be read; a person hears where. */
  static SQLException changedByHand(SealBroken e) {
    LOG.error("a row was changed by hand: {}", e.getMessage());
    return new SQLException("a row was changed by hand", e);
  }

  private Page read(String project, Search search) throws SQLException {
    return database.with(connection -> {
      @Nullable SubmissionId id = search.id();
      if (id != null) {
        return new Page(whole(connection, project, one(connection, project, id)), null);
      }
      List<Stored> found = page(connection, project, search);
      boolean more = found.size() > search.count();
      List<Stored> shown = more ? found.subList(0, search.count()) : found;
      @Nullable PageKey next =
          more ? new PageKey(shown.getLast().id(), shown.getLast().createdAt()) : null;
      return new Page(whole(connection, project, shown), next);
    });
  }

  private List<Stored> one(Connection connection, String project, SubmissionId id)
      throws SQLException {
    try (Call call = store.one.on(connection)) {
      return genuine(call.text(project).text(id.text()).send());
    }
  }

  /** Each of its own project; one that cannot be read now, or is not its project's, is left out. */
  Map<SubmissionId, Found> findAll(Map<SubmissionId, String> projects) throws SQLException {
    return database.with(connection -> {
      List<Stored> stored;
      try (Call call = store.several.on(connection)) {
        stored =
            genuine(call.texts(projects.keySet().stream().map(SubmissionId::text).toList()).send());
      }
      Map<String, List<StoredTransfer>> transfers = transfers(connection, stored);
      Map<SubmissionId, Found> found = new HashMap<>();
      for (Stored s : stored) {
        try {
          String project = Objects.requireNonNull(projects.get(s.id()));
          found.put(s.id(), found(project, s, transfers.getOrDefault(s.id().text(), List.of())));
        } catch (SealBroken e) {
          LOG.error("a row was changed by hand: {}", e.getMessage());
        }
      }
      return found;
    });
  }

  private List<Stored> page(Connection connection, String project, Search search)
      throws SQLException {
    @Nullable String email = search.email();
    @Nullable String userid = search.userid();
    @Nullable PageKey after = search.after();
    List<byte[]> emails = email == null ? List.of() : vault.emailIndexes(project, email);
    List<byte[]> userids = userid == null ? List.of() : vault.useridIndexes(project, userid);
    boolean underKeys = emails.size() > 1 || userids.size() > 1;
    try (Call call = (underKeys ? store.pageUnderKeys : store.page).on(connection)) {
      call.text(project);
      for (List<byte[]> indexes : List.of(emails, userids)) {
        if (underKeys) {
          call.binaries(indexes.isEmpty() ? null : indexes);
        } else {
          call.binary(indexes.isEmpty() ? null : indexes.getFirst());
        }
      }
      Results found =
          call.instant(startOf(search.from(), 0))
              .instant(startOf(search.to(), 1))
              .text(after == null ? null : after.id().text())
              .instant(after == null ? null : after.createdAt())
              .integer(search.count() + 1)
              .send();
      return genuine(found);
    }
  }

  /** What another hand has changed is not told: as if it were not there. */
  private List<Stored> genuine(Results results) throws SQLException {
    List<Stored> genuine = new ArrayList<>();
    results.rows(row -> {
      SubmissionStore.Row sealed = SubmissionStore.Row.read(row);
      if (seals.genuine(sealed, row.getBytes("seal"))) {
        return genuine.add(Stored.read(row));
      }
      Forged.tell("submission", sealed.submission().id().text());
      return false;
    });
    return genuine;
  }

  private List<StoredTransfer> genuineTransfers(Results results) throws SQLException {
    List<StoredTransfer> genuine = new ArrayList<>();
    results.rows(row -> {
      Transfer sealed = TransferStore.read(row);
      if (!seals.transfers.genuine(sealed, row.getBytes("seal"))) {
        Forged.tell("transfer", sealed.id().toString());
        return false;
      }
      return seals.transfers.genuineOrigin(row) && genuine.add(StoredTransfer.read(row));
    });
    return genuine;
  }

  private static @Nullable Instant startOf(@Nullable LocalDate day, int daysLater) {
    return day == null ? null : day.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private List<Found> whole(Connection connection, String project, List<Stored> submissions)
      throws SQLException {
    Map<String, List<StoredTransfer>> transfers = transfers(connection, submissions);
    return submissions.stream()
        .map(s -> found(project, s, transfers.getOrDefault(s.id().text(), List.of())))
        .toList();
  }

  private Map<String, List<StoredTransfer>> transfers(Connection connection, List<Stored> of)
      throws SQLException {
    Map<String, List<StoredTransfer>> transfers = new HashMap<>();
    try (Call call = SubmissionReadStore.TRANSFERS.on(connection)) {
      Results found = call.texts(of.stream().map(s -> s.id().text()).toList()).send();
      genuineTransfers(found)
          .forEach(t -> transfers.computeIfAbsent(t.submission(), _ -> new ArrayList<>()).add(t));
    }
    return transfers;
  }

  /** A submission and what opens it. */
  private record Sealed(Stored row, DataKey key) {}

  private @Nullable Applicant applicant(String project, Sealed s) {
    @Nullable Opaque applicant = s.row().applicant();
    return applicant == null ? null : vault.applicant(s.key(), project, s.row().id(), applicant);
  }

  private Found found(String project, Stored s, List<StoredTransfer> transfers) {
    DataKey key = vault.key(project, s.id(), s.dataKey());
    @Nullable Opaque person = s.person();
    List<Found.Attempt> guesses = new ArrayList<>();
    s.wrongAt().forEach(at -> guesses.add(new Found.Attempt(at, "wrong")));
    if (s.verifiedAt() != null) {
      guesses.add(new Found.Attempt(s.verifiedAt(), "right"));
    }
    return new Found(
        s.id(),
        s.createdAt(),
        s.updatedAt(),
        s.finishedAt(),
        applicant(project, new Sealed(s, key)),
        person == null ? null : vault.person(key, project, s.id(), person),
        result(s.stage()),
        rejection(s.comment()),
        guesses,
        account(key, project, s, transfers));
  }

  private Found.@Nullable FoundAccount account(
      DataKey key, String project, Stored s, List<StoredTransfer> transfers) {
    for (StoredTransfer t : transfers) {
      if (t.id().equals(s.latest()) && t.account() != null && t.holder() != null) {
        Account account =
            new Account(
                new BankCode(t.bankCode()), vault.number(key, project, t.id(), t.account()));
        return new Found.FoundAccount(
            account,
            vault.holder(key, project, t.id(), t.holder()),
            t.state(),
            transfers.stream().map(SubmissionReader::attempt).toList(),
            s.verifiedAt());
      }
    }
    return null;
  }

  private static Found.Attempt attempt(StoredTransfer t) {
    @Nullable String refusal = t.refusal();
    String outcome =
        refusal == null || !t.state().equals("refused")
            ? t.state()
            : t.state() + ":" + refusal.toLowerCase(Locale.ROOT);
    return new Found.Attempt(t.intentAt(), outcome);
  }

  private static KycResult result(String stage) {
    return switch (stage) {
      case "approved" -> KycResult.APPROVED;
      case "rejected" -> KycResult.REJECTED;
      default -> KycResult.INCOMPLETE;
    };
  }

  private static @Nullable Rejection rejection(@Nullable String comment) {
    for (Rejection r : Rejection.values()) {
      if (r.word().equals(comment)) {
        return r;
      }
    }
    return null;
  }
}
