package io.ilwon.transfer;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import io.ilwon.crypto.Ids;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code bank_hours}: when operators say that banks are closed. */
public final class BankHoursStore {
  static final String COLUMNS =
      "id, rail, bank_code, kind, rule, from_at, until_at, at, reason, operator";

  /** Parameter: the rail. What may still close a bank; windows that are over are left out. */
  static final String OF_RAIL =
      "select "
          + COLUMNS
          + " from bank_hours where rail = ? and (until_at is null or until_at > %1$s)";

  private static final RoundTrip LIST =
      RoundTrip.of(
          "select " + COLUMNS + " from bank_hours order by rail, bank_code, kind, from_at");

  private static final String FORGET_REGULAR =
      "delete from bank_hours where rail = ? and bank_code = ? and kind in ('hours', 'stop')";

  private static final String INSERT =
      """
      insert into bank_hours (id, rail, bank_code, kind, rule, from_at, until_at, at, reason, operator)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final RoundTrip REMOVE =
      RoundTrip.of("delete from bank_hours where id = ? returning " + COLUMNS);

  private final RoundTrip clock;
  private final Database database;
  private final Trail trail;

  public BankHoursStore(Database database, DatabaseClock clock, Trail trail) {
    this.database = database;
    this.trail = trail;
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
        return call.send().rows(BankHoursStore::read);
      }
    });
  }

  /** Puts these in the place of the regular rows confirmed before; windows stay. */
  public List<CalendarRow> confirm(String rail, Banks banks, List<Closing> regular, Deed by)
      throws SQLException {
    return database.inTransaction(connection -> {
      List<CalendarRow> rows = rows(rail, banks, regular, now(connection), by);
      new Script()
          .tell(FORGET_REGULAR, call -> call.text(rail).text(banks.word()))
          .tell(INSERT, call -> bind(call, rows))
          .run(connection);
      audit(connection, "bank calendar confirm", rows);
      return rows;
    });
  }

  /** Adds one window; empty when it is over already, which changes nothing. */
  public Optional<CalendarRow> add(String rail, Banks banks, Closing.Window window, Deed by)
      throws SQLException {
    return database.inTransaction(connection -> {
      Instant now = now(connection);
      if (!now.isBefore(window.until())) {
        return Optional.empty();
      }
      List<CalendarRow> rows = rows(rail, banks, List.of(window), now, by);
      new Script().tell(INSERT, call -> bind(call, rows)).run(connection);
      audit(connection, "bank calendar add", rows);
      return Optional.of(rows.getFirst());
    });
  }

  /** Removes a row; what it was; empty when there is none. */
  public Optional<CalendarRow> remove(UUID id, Deed by) throws SQLException {
    return database.inTransaction(connection -> {
      List<CalendarRow> gone;
      try (Call call = REMOVE.on(connection)) {
        gone = call.uuid(id).send().rows(BankHoursStore::read);
      }
      if (!gone.isEmpty()) {
        CalendarRow was = gone.getFirst();
        CalendarRow told =
            new CalendarRow(id, was.rail(), was.banks(), was.closing(), now(connection), by);
        audit(connection, "bank calendar remove", List.of(told));
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
      String rail, Banks banks, List<Closing> closings, Instant now, Deed by) {
    return closings.stream()
        .map(c -> new CalendarRow(Ids.timeOrdered(), rail, banks, c, now, by))
        .toList();
  }

  /** One entry for the rows of one deed. */
  private void audit(Connection connection, String action, List<CalendarRow> rows)
      throws SQLException {
    CalendarRow any = rows.getFirst();
    String detail =
        rows.stream()
            .map(row -> row.closing().words())
            .collect(Collectors.joining(", ", any.rail() + " ", ""));
    Deed by = any.by();
    AuditEntry entry =
        new AuditEntry(action, any.banks().word(), detail, by.reason(), by.operator(), null);
    trail.deeds(connection, List.of(entry), any.at());
  }

  private static void bind(Call call, List<CalendarRow> rows) throws SQLException {
    List<Written> w = column(rows, row -> Written.of(row.closing()));
    call.uuids(column(rows, CalendarRow::id))
        .texts(column(rows, CalendarRow::rail))
        .texts(column(rows, row -> row.banks().word()))
        .texts(column(w, Written::kind))
        .texts(nullable(w, Written::rule))
        .instants(nullable(w, Written::from))
        .instants(nullable(w, Written::until))
        .instants(column(rows, CalendarRow::at))
        .texts(column(rows, row -> row.by().reason()))
        .texts(column(rows, row -> row.by().operator()));
  }

  static CalendarRow read(ResultSet row) throws SQLException {
    return new CalendarRow(
        row.getObject("id", UUID.class),
        row.getString("rail"),
        Banks.of(row.getString("bank_code")),
        closing(row),
        instant(row, 8),
        new Deed(row.getString("operator"), row.getString("reason")));
  }

  private static Closing closing(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return switch (kind) {
      case "hours" -> new Closing.Hours(TimeRange.parse(row.getString("rule")));
      case "stop" -> new Closing.Stop(RegularStop.parse(row.getString("rule")));
      case "window" -> new Closing.Window(instant(row, 6), instant(row, 7));
      default -> throw new SQLException("a calendar row is of a kind nobody knows: " + kind);
    };
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A closing as its columns hold it. */
  private record Written(
      String kind, @Nullable String rule, @Nullable Instant from, @Nullable Instant until) {
    static Written of(Closing closing) {
      return switch (closing) {
        case Closing.Hours h -> new Written("hours", h.open().toString(), null, null);
        case Closing.Stop s -> new Written("stop", s.stop().toString(), null, null);
        case Closing.Window w -> new Written("window", null, w.from(), w.until());
      };
    }
  }
}
