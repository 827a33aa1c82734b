package io.ilwon.transfer;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.audit.By;
import io.ilwon.audit.Line;
import io.ilwon.audit.SealedRow;
import io.ilwon.audit.Trail;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.RowByRow;
import io.ilwon.db.Script;
import io.ilwon.transfer.HoldSeal.HoursRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code bank_hours}: when operators say that banks are closed. */
public final class BankHoursStore {
  static final String TABLE = "bank_hours";

  private static final String COLUMNS =
      "id, rail, bank_code, kind, rule, from_at, until_at, at, reason, operator, seal";

  /** Of all rails and times: a row moved out of sight by another hand is one of them. */
  static final String ALL =
      "select " + COLUMNS + " from bank_hours order by rail, bank_code, kind, from_at";

  private static final RoundTrip LIST = RoundTrip.of(ALL);

  private static final String FORGET_REGULAR =
      """
      delete from bank_hours where rail = ? and bank_code = ? and kind in ('hours', 'stop')
      returning id\
      """;

  private static final String INSERT =
      """
      insert into bank_hours (id, rail, bank_code, kind, rule, from_at, until_at, at, reason,
        operator, seal)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final RoundTrip REMOVE =
      RoundTrip.of("delete from bank_hours where id = ? returning " + COLUMNS);

  private final RoundTrip clock;
  private final Database database;
  private final Trail trail;
  private final HoldSeal seal;

  public BankHoursStore(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.trail = new Trail(keys.audit());
    this.seal = new HoldSeal(keys.rows());
    this.clock = RoundTrip.of("select " + clock.sql());
  }

  /** The database's clock. */
  public Instant now() throws SQLException {
    return database.with(this::now);
  }

  /** Every row, of all rails, windows that are over included. */
  public List<CalendarRow> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.send().rows(row -> calendarRow(row(row)));
      }
    });
  }

  /** Puts these in the place of the regular rows confirmed before; windows stay. */
  public List<CalendarRow> confirm(String rail, Banks banks, List<Closing> regular, By by)
      throws SQLException {
    return database.inTransaction(connection -> {
      List<CalendarRow> rows = rows(rail, banks, regular, now(connection), by);
      List<Line> lines = new ArrayList<>();
      new Script()
          .ask(
              FORGET_REGULAR,
              call -> call.text(rail).text(banks.word()),
              r -> r.rows(row -> lines.add(Line.removed(TABLE, row.getString(1)))))
          .run(connection);
      lines.addAll(insert(connection, rows));
      audit(connection, "bank calendar confirm", rows, lines);
      return rows;
    });
  }

  /** Adds one window; empty when it is over already, which changes nothing. */
  public Optional<CalendarRow> add(String rail, Banks banks, Closing.Window window, By by)
      throws SQLException {
    return database.inTransaction(connection -> {
      Instant now = now(connection);
      if (!now.isBefore(window.until())) {
        return Optional.empty();
      }
      List<CalendarRow> rows = rows(rail, banks, List.of(window), now, by);
      audit(connection, "bank calendar add", rows, insert(connection, rows));
      return Optional.of(rows.getFirst());
    });
  }

  /** Removes a row; what it was; empty when there is none. */
  public Optional<CalendarRow> remove(UUID id, By by) throws SQLException {
    return database.inTransaction(connection -> {
      List<CalendarRow> gone;
      try (Call call = REMOVE.on(connection)) {
        gone = call.uuid(id).send().rows(row -> calendarRow(row(row)));
      }
      if (!gone.isEmpty()) {
        CalendarRow was = gone.getFirst();
        CalendarRow told =
            new CalendarRow(id, was.rail(), was.banks(), was.closing(), now(connection), by);
        Line line = Line.removed(TABLE, id.toString());
        audit(connection, "bank calendar remove", List.of(told), List.of(line));
      }
      return gone.stream().findFirst();
    });
  }

  private Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(row -> instant(row, 1)).getFirst();
    }
  }

  private static List<CalendarRow> rows(
      String rail, Banks banks, List<Closing> closings, Instant now, By by) {
    return closings.stream()
        .map(c -> new CalendarRow(Ids.timeOrdered(), rail, banks, c, now, by))
        .toList();
  }

  /** Every row, with what its seal says of it; within a transaction. */
  public static void sealedRows(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    HoldSeal seal = new HoldSeal(keys.rows());
    RowByRow.of(
        connection,
        ALL,
        row -> {
          HoursRow hours = row(row);
          byte @Nullable [] sealed = row.getBytes("seal");
          boolean genuine = seal.genuine(hours, sealed);
          each.row(new SealedRow(TABLE, hours.id().toString(), genuine, sealed, false));
        });
  }

  /** One entry for the rows of one deed. */
  private void audit(Connection connection, String action, List<CalendarRow> rows, List<Line> lines)
      throws SQLException {
    CalendarRow any = rows.getFirst();
    String detail =
        rows.stream()
            .map(row -> row.closing().words())
            .collect(Collectors.joining(", ", any.rail() + " ", ""));
    By by = any.by();
    trail.deeds(connection, by.did(action, any.banks().word(), detail), lines, any.at());
  }

  /** Stores the rows; what the audit tells of them. */
  private List<Line> insert(Connection connection, List<CalendarRow> rows) throws SQLException {
    List<HoursRow> r = column(rows, BankHoursStore::columns);
    List<byte[]> seals = column(r, seal::of);
    new Script()
        .tell(
            INSERT,
            call ->
                call.uuids(column(r, HoursRow::id))
                    .texts(column(r, HoursRow::rail))
                    .texts(column(r, HoursRow::bank))
                    .texts(column(r, HoursRow::kind))
                    .texts(nullable(r, HoursRow::rule))
                    .instants(nullable(r, HoursRow::from))
                    .instants(nullable(r, HoursRow::until))
                    .instants(column(r, HoursRow::at))
                    .texts(column(r, HoursRow::reason))
                    .texts(column(r, HoursRow::operator))
                    .binaries(seals))
        .run(connection);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < r.size(); i++) {
      lines.add(Line.of(TABLE, r.get(i).id().toString(), r.get(i).kind(), seals.get(i)));
    }
    return lines;
  }

  static HoursRow row(ResultSet row) throws SQLException {
    return new HoursRow(
        row.getObject("id", UUID.class),
        row.getString("rail"),
        row.getString("bank_code"),
        row.getString("kind"),
        row.getString("rule"),
        perhaps(row, "from_at"),
        perhaps(row, "until_at"),
        instant(row, 8),
        row.getString("reason"),
        row.getString("operator"));
  }

  static CalendarRow calendarRow(HoursRow row) throws SQLException {
    return new CalendarRow(
        row.id(),
        row.rail(),
        Banks.of(row.bank()),
        closing(row),
        row.at(),
        new By(row.operator(), row.reason()));
  }

  private static HoursRow columns(CalendarRow row) {
    Closing closing = row.closing();
    return new HoursRow(
        row.id(),
        row.rail(),
        row.banks().word(),
        switch (closing) {
          case Closing.Hours h -> "hours";
          case Closing.Stop s -> "stop";
          case Closing.Window w -> "window";
        },
        switch (closing) {
          case Closing.Hours h -> h.open().toString();
          case Closing.Stop s -> s.stop().toString();
          case Closing.Window w -> null;
        },
        closing instanceof Closing.Window w ? w.from() : null,
        closing instanceof Closing.Window w ? w.until() : null,
        row.at(),
        row.by().reason(),
        row.by().operator());
  }

  private static Closing closing(HoursRow row) throws SQLException {
    @Nullable String rule = row.rule();
    @Nullable Instant from = row.from();
    @Nullable Instant until = row.until();
    if (row.kind().equals("hours") && rule != null) {
      return new Closing.Hours(TimeRange.parse(rule));
    }
    if (row.kind().equals("stop") && rule != null) {
      return new Closing.Stop(RegularStop.parse(rule));
    }
    if (row.kind().equals("window") && from != null && until != null) {
      return new Closing.Window(from, until);
    }
    throw new SQLException("a calendar row is of a kind nobody knows: " + row.kind());
  }

  private static @Nullable Instant perhaps(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
