package io.ilwon.project;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.By;
import io.ilwon.audit.Line;
import io.ilwon.audit.SealedRow;
import io.ilwon.audit.Trail;
import io.ilwon.bank.Brand;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.SealBroken;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.RowByRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The table {@code project}; each change is told to the audit in its transaction. */
public final class ProjectStore {
  static final String TABLE = "project";

  /** What {@link #settings(ResultSet, ProjectId)} reads, and the seal, of a project {@code p}. */
  static final String COLUMNS =
      """
      p.name, p.brand_sealed, p.account_occupancy, p.korean_ids_only,
      p.ip_list::text[] as ip_list, p.code_life_ms, p.guesses, p.resend_gap_ms, p.sends,
      p.daily_won, p.retention_days, p.return_urls, p.frame_ancestors, p.seal\
      """;

  private static final RoundTrip FIND =
      RoundTrip.of("select " + COLUMNS + " from project p where p.id = ?");

  private static final RoundTrip LOCK =
      RoundTrip.of("select " + COLUMNS + " from project p where p.id = ? for update");

  private static final String ALL =
      "select p.id, " + COLUMNS + " from project p order by p.created_at, p.id";

  private static final RoundTrip LIST = RoundTrip.of(ALL);

  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into project (name, brand_sealed, account_occupancy, korean_ids_only, ip_list,
            code_life_ms, guesses, resend_gap_ms, sends, daily_won, retention_days, return_urls,
            frame_ancestors, seal, id, created_at, updated_at)
          select ?, ?, ?, ?, ?::cidr[], ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now.at, now.at
            from (select ?::timestamptz as at) now\
          """);

  // greatest: a clock that jumped back must not make a change impossible.
  private static final RoundTrip UPDATE =
      RoundTrip.of(
          """
          update project p set name = u.name, brand_sealed = u.brand_sealed,
            account_occupancy = u.account_occupancy, korean_ids_only = u.korean_ids_only,
            ip_list = u.ip_list, code_life_ms = u.code_life_ms, guesses = u.guesses,
            resend_gap_ms = u.resend_gap_ms, sends = u.sends, daily_won = u.daily_won,
            retention_days = u.retention_days, return_urls = u.return_urls,
            frame_ancestors = u.frame_ancestors, seal = u.seal,
            updated_at = greatest(p.updated_at, u.at)
          from (values (?::text, ?::bytea, ?::bool, ?::bool, ?::cidr[], ?::int4, ?::int4, ?::int4,
            ?::int4, ?::int8, ?::int4, ?::text[], ?::text[], ?::bytea, ?::text, ?::timestamptz))
            as u (name, brand_sealed, account_occupancy, korean_ids_only, ip_list, code_life_ms,
              guesses, resend_gap_ms, sends, daily_won, retention_days, return_urls,
              frame_ancestors, seal, id, at)
          where p.id = u.id\
          """);

  private final Database database;
  private final Sealer sealer;
  private final RoundTrip clock;
  final ProjectSeals seals;
  final Trail trail;

  public ProjectStore(Database database, Keyset keys, DatabaseClock clock) {
    this.database = database;
    this.sealer = keys.sealer();
    this.seals = new ProjectSeals(keys.rows());
    this.trail = new Trail(keys.audit());
    this.clock = RoundTrip.of("select " + clock.sql());
  }

  /** Stores a new project. */
  public void insert(ProjectId id, ProjectSettings settings, By by) throws SQLException {
    List<AuditEntry> entries = by.did("project create", id.text(), SettingsTold.made(settings));
    database.inTransaction(connection -> {
      write(connection, INSERT, id, settings, entries, "made");
      return null;
    });
  }

  /**
   * Stores a project's new settings; every node follows within a second. Changing nothing writes
   * nothing.
   *
   * @return the new settings; empty when there is no such project
   * @throws SealBroken for a row that another hand has changed: what it was nobody knows
   */
  public Optional<ProjectSettings> change(
      ProjectId id, UnaryOperator<ProjectSettings> change, By by) throws SQLException {
    return database.inTransaction(connection -> {
      Optional<ProjectSettings> before = find(connection, LOCK, id);
      if (before.isEmpty()) {
        return before;
      }
      ProjectSettings now = change.apply(before.get());
      String told = SettingsTold.changed(before.get(), now);
      if (!told.isEmpty()) {
        write(connection, UPDATE, id, now, by.did("project set", id.text(), told), "changed");
      }
      return Optional.of(now);
    });
  }

  /**
   * What the operator decided about a project.
   *
   * @throws SealBroken for a row that another hand has changed
   */
  public Optional<ProjectSettings> find(ProjectId id) throws SQLException {
    return database.with(connection -> find(connection, FIND, id));
  }

  /**
   * The project that news of a won belongs to. They are recorded whatever became of its row: where
   * another hand has changed that, by the server's defaults. Its keys are refused meanwhile.
   */
  public Optional<Project> forNews(ProjectId id, ProjectDefaults defaults) throws SQLException {
    try {
      return find(id).map(own -> own.over(id, defaults));
    } catch (SealBroken _) {
      return Optional.of(
          ProjectSettings.fresh("changed by another hand", new Brand("일원"), false)
              .over(id, defaults));
    }
  }

  /** The ids of all projects, the oldest first. */
  public List<ProjectId> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.send().rows(row -> new ProjectId(row.getString("id")));
      }
    });
  }

  /** Every row, with what its seal says of it; within a transaction. */
  static void sealedRows(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    ProjectSeals seals = new ProjectSeals(keys.rows());
    RowByRow.of(
        connection,
        ALL,
        row -> {
          ProjectId id = new ProjectId(row.getString("id"));
          byte @Nullable [] seal = row.getBytes("seal");
          boolean genuine;
          try {
            genuine = seals.genuine(id, settings(row, id, keys.sealer()), seal);
          } catch (SealBroken | IllegalArgumentException _) {
            genuine = false;
          }
          each.row(new SealedRow(TABLE, id.text(), genuine, seal, false));
        });
  }

  private Optional<ProjectSettings> find(Connection connection, RoundTrip query, ProjectId id)
      throws SQLException {
    try (Call call = query.on(connection)) {
      var rows = call.text(id.text()).send().rows(row -> genuine(row, id));
      return rows.stream().findFirst();
    }
  }

  /** The settings; throws {@link SealBroken} when they are not ours. */
  ProjectSettings genuine(ResultSet row, ProjectId id) throws SQLException {
    ProjectSettings settings = settings(row, id);
    if (!seals.genuine(id, settings, row.getBytes("seal"))) {
      throw SealBroken.ofRow(TABLE, id.text());
    }
    return settings;
  }

  Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(row -> row.getObject(1, OffsetDateTime.class).toInstant()).getFirst();
    }
  }

  private void write(
      Connection connection,
      RoundTrip statement,
      ProjectId id,
      ProjectSettings settings,
      List<AuditEntry> entries,
      String word)
      throws SQLException {
    Instant now = now(connection);
    byte[] seal = seals.of(id, settings);
    OwnLimits limits = settings.limits();
    try (Call call = statement.on(connection)) {
      call.text(settings.name())
          .binary(sealer.seal(settings.brand().text(), place(id)))
          .flag(settings.accountOccupancy())
          .flag(settings.koreanIdsOnly())
          .texts(settings.ipList().stream().map(Cidr::toString).toList())
          .integer(millis(limits.codeLife()))
          .integer(limits.guesses())
          .integer(millis(limits.resendGap()))
          .integer(limits.sends())
          .number(limits.dailyWon())
          .integer(limits.retentionDays())
          .texts(settings.returnUrls())
          .texts(settings.frameAncestors())
          .binary(seal)
          .text(id.text())
          .instant(now)
          .send();
    }
    trail.deeds(connection, entries, List.of(Line.of(TABLE, id.text(), word, seal)), now);
  }

  ProjectSettings settings(ResultSet row, ProjectId id) throws SQLException {
    return settings(row, id, sealer);
  }

  private static ProjectSettings settings(ResultSet row, ProjectId id, Sealer sealer)
      throws SQLException {
    Integer life = row.getObject("code_life_ms", Integer.class);
    Integer gap = row.getObject("resend_gap_ms", Integer.class);
    return new ProjectSettings(
        row.getString("name"),
        new Brand(sealer.open(row.getBytes("brand_sealed"), place(id))),
        row.getBoolean("account_occupancy"),
        row.getBoolean("korean_ids_only"),
        texts(row.getArray("ip_list")).stream().map(Cidr::parse).toList(),
        new OwnLimits(
            life == null ? null : Duration.ofMillis(life),
            row.getObject("guesses", Integer.class),
            gap == null ? null : Duration.ofMillis(gap),
            row.getObject("sends", Integer.class),
            row.getObject("daily_won", Long.class),
            row.getObject("retention_days", Integer.class)),
        texts(row.getArray("return_urls")),
        texts(row.getArray("frame_ancestors")));
  }

  static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String.class::cast).toList();
  }

  private static @Nullable Integer millis(@Nullable Duration duration) {
    return duration == null ? null : Math.toIntExact(duration.toMillis());
  }

  private static Place place(ProjectId id) {
    return new Place(id.text(), "project", "brand_sealed", id.text());
  }
}
