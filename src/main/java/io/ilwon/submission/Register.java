package io.ilwon.submission;

import io.ilwon.bank.AccountNumber;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Submissions as operators list and find them, over the projects they may see. What another hand
 * has changed is shown as that, with nothing it says.
 */
public final class Register {
  /** Rows looked at for one page, when some are left out. */
  static final int LOOK = 10_000;

  /** Numbers opened for one page, to compare their ends. */
  static final int OPENED = 2_000;

  private final Database database;
  private final RegisterStore store;
  private final RegisterClues clues;
  private final Vault vault;
  private final Seals seals;

  public Register(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.store = new RegisterStore(clock);
    this.vault = new Vault(keys);
    this.clues = new RegisterClues(vault);
    this.seals = Seals.of(keys);
  }

  /** A row of the list before what is sealed in it is opened. */
  private record Seen(
      SubmissionStore.Row row,
      boolean genuine,
      String told,
      @Nullable Instant finishedAt,
      @Nullable Opaque applicant,
      boolean link) {
    @Override
    public String toString() {
      return "Seen";
    }
  }

  private record Walked(int looked, PageKey last, List<Seen> seen) {
    @Override
    public String toString() {
      return "Walked";
    }
  }

  /** The page asked for. */
  public RegisterPage find(RegisterQuery query) throws SQLException {
    return find(query, query.sieve().leavesOut() ? LOOK : query.count() + 1);
  }

  /** The same, looking at so many rows at most. */
  RegisterPage find(RegisterQuery query, int look) throws SQLException {
    boolean opening = query.sieve().lastFour() != null;
    int most = opening ? OPENED : query.count() + 1;
    return database.inTransaction(connection -> {
      byPages(connection);
      Walked walked = walk(connection, query, look, most);
      List<RegisterRow> rows = rows(connection, walked.seen());
      if (opening) {
        rows = rows.stream().filter(row -> endsWith(row, query.sieve().lastFour())).toList();
      }
      if (rows.size() > query.count()) {
        List<RegisterRow> shown = rows.subList(0, query.count());
        return new RegisterPage(shown, key(shown.getLast()), walked.looked(), false);
      }
      if (walked.seen().size() == most) {
        SubmissionStore.Row last = walked.seen().getLast().row();
        PageKey next = new PageKey(last.submission().id(), last.submission().createdAt());
        return new RegisterPage(rows, next, walked.looked(), true);
      }
      boolean cut = walked.looked() == look;
      return new RegisterPage(rows, cut ? walked.last() : null, walked.looked(), cut);
    });
  }

  static void byPages(Connection connection) throws SQLException {
    try (Call call = RegisterStore.BY_PAGES.on(connection)) {
      call.send();
    }
  }

  private static PageKey key(RegisterRow row) {
    return new PageKey(row.id(), row.createdAt());
  }

  private static boolean endsWith(RegisterRow row, @Nullable String lastFour) {
    RegisterRow.@Nullable Latest latest = row.latest();
    @Nullable AccountNumber number = latest == null ? null : latest.number();
    return number != null && number.lastFour().equals(lastFour);
  }

  private Walked walk(Connection connection, RegisterQuery query, int look, int most)
      throws SQLException {
    Sieve sieve = query.sieve();
    boolean byTransfer = sieve.bank() != null || sieve.refusal() != null;
    try (Call call = store.list(RegisterClues.found(query.clue()), byTransfer).on(connection)) {
      clues.bind(call, query, look);
      call.texts(sieve.stages());
      if (byTransfer) {
        call.text(sieve.bank()).text(sieve.refusal());
      }
      Results found = call.integer(most).send();
      List<Walked> looked = new ArrayList<>();
      List<Seen> seen = new ArrayList<>();
      found.rows(row -> {
        PageKey last = new PageKey(new SubmissionId(row.getString("last_id")), at(row, "last_at"));
        looked.add(new Walked(row.getInt("looked"), last, seen));
        return row.getString("id") == null || seen.add(seen(row));
      });
      return looked.isEmpty()
          ? new Walked(0, new PageKey(new SubmissionId(""), Instant.EPOCH), seen)
          : looked.getLast();
    }
  }

  private Seen seen(ResultSet row) throws SQLException {
    SubmissionStore.Row read = SubmissionStore.Row.read(row);
    boolean genuine = seals.genuine(read, row.getBytes("seal"));
    if (!genuine) {
      Forged.tell("submission", read.submission().id().text());
    }
    byte @Nullable [] applicant = row.getBytes("applicant");
    return new Seen(
        read,
        genuine,
        row.getString("told"),
        SubmissionStore.finishedAt(read.submission()),
        applicant == null ? null : Opaque.of(applicant),
        row.getBoolean("link"));
  }

  /** A transfer of the list as it is stored. */
  private record Newest(
      String bank,
      @Nullable Opaque number,
      @Nullable Opaque holder,
      Transfer row,
      boolean genuine) {
    @Override
    public String toString() {
      return "Newest";
    }
  }

  private List<RegisterRow> rows(Connection connection, List<Seen> seen) throws SQLException {
    List<@Nullable UUID> ids = new ArrayList<>();
    seen.forEach(s -> {
      @Nullable TransferId latest = s.row().latest();
      if (latest != null) {
        ids.add(latest.uuid());
      }
    });
    Map<TransferId, Newest> transfers = new HashMap<>();
    try (Call call = RegisterStore.TRANSFERS.on(connection)) {
      call.uuids(ids)
          .send()
          .rows(row -> {
            Newest newest = newest(row);
            return transfers.put(newest.row().id(), newest);
          });
    }
    return seen.stream().map(s -> row(s, transfers.get(s.row().latest()))).toList();
  }

  private Newest newest(ResultSet row) throws SQLException {
    Transfer t = TransferStore.read(row);
    byte @Nullable [] number = row.getBytes("account");
    byte @Nullable [] holder = row.getBytes("holder");
    return new Newest(
        row.getString("bank_code"),
        number == null ? null : Opaque.of(number),
        holder == null ? null : Opaque.of(holder),
        t,
        seals.transfers.genuine(t, row.getBytes("seal")) && seals.transfers.genuineOrigin(row));
  }

  private RegisterRow row(Seen s, @Nullable Newest newest) {
    Submission is = s.row().submission();
    try {
      if (s.genuine()) {
        DataKey key = vault.key(s.row().project(), is.id(), s.row().dataKey());
        @Nullable Opaque applicant = s.applicant();
        @Nullable String userid =
            applicant == null
                ? null
                : vault.applicant(key, s.row().project(), is.id(), applicant).userid();
        RegisterRow.@Nullable Latest latest =
            newest == null ? null : latest(key, s.row().project(), newest);
        return row(s, true, userid, latest);
      }
    } catch (SealBroken e) {
      Forged.tell("submission", is.id().text());
    }
    return row(s, false, null, null);
  }

  private static RegisterRow row(
      Seen s, boolean genuine, @Nullable String userid, RegisterRow.@Nullable Latest latest) {
    Submission is = s.row().submission();
    return new RegisterRow(
        is.id(),
        s.row().project(),
        genuine,
        is.createdAt(),
        s.finishedAt(),
        s.told(),
        is.attempts(),
        is.wrongGuesses(),
        userid,
        s.link(),
        latest);
  }

  private RegisterRow.Latest latest(DataKey key, String project, Newest n) {
    if (!n.genuine()) {
      return new RegisterRow.Latest(n.bank(), null, null, FoundTransfer.FORGED, null);
    }
    TransferId id = n.row().id();
    @Nullable Opaque number = n.number();
    @Nullable Opaque holder = n.holder();
    return new RegisterRow.Latest(
        n.bank(),
        number == null ? null : vault.number(key, project, id, number),
        holder == null ? null : vault.holder(key, project, id, holder),
        n.row().state().word(),
        n.row().state() instanceof io.ilwon.transfer.State.Refused r ? r.why().name() : null);
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
