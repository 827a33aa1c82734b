package io.ilwon.project;

import io.ilwon.bank.Brand;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code project}. */
public final class ProjectStore {
  /** What {@link #settings(ResultSet, ProjectId)} reads, from a project named {@code p}. */
  static final String COLUMNS =
      """
      p.name, p.brand_sealed, p.account_occupancy, p.korean_ids_only,
      p.ip_list::text[] as ip_list, p.code_life_ms, p.guesses, p.resend_gap_ms, p.sends,
      p.daily_won, p.retention_days, p.return_urls, p.frame_ancestors\
      """;

  private static final RoundTrip FIND =
      RoundTrip.of("select " + COLUMNS + " from project p where p.id = ?");

  private static final RoundTrip LIST =
      RoundTrip.of("select p.id, " + COLUMNS + " from project p order by p.created_at, p.id");

  private final Database database;
  private final Sealer sealer;
  private final RoundTrip insert;
  private final RoundTrip update;

  public ProjectStore(Database database, Sealer sealer, DatabaseClock clock) {
    this.database = database;
    this.sealer = sealer;
    this.insert =
        RoundTrip.of(
            """
            insert into project (name, brand_sealed, account_occupancy, korean_ids_only, ip_list,
              code_life_ms, guesses, resend_gap_ms, sends, daily_won, retention_days, return_urls,
              frame_ancestors, id, created_at, updated_at)
            select ?, ?, ?, ?, ?::cidr[], ?, ?, ?, ?, ?, ?, ?, ?, ?, now.at, now.at
              from (select %s as at) now\
            """
                .formatted(clock.sql()));
    // greatest: a clock that jumped back must not make a change impossible.
    this.update =
        RoundTrip.of(
            """
            update project set name = ?, brand_sealed = ?, account_occupancy = ?,
              korean_ids_only = ?, ip_list = ?::cidr[], code_life_ms = ?, guesses = ?,
              resend_gap_ms = ?, sends = ?, daily_won = ?, retention_days = ?, return_urls = ?,
              frame_ancestors = ?, updated_at = greatest(updated_at, %s)
            where id = ?\
            """
                .formatted(clock.sql()));
  }

  /** Stores a new project. */
  public void insert(ProjectId id, ProjectSettings settings) throws SQLException {
    write(insert, id, settings);
  }

  /**
   * Stores a project's new settings; every node follows within a second. False: no such project.
   */
  public boolean update(ProjectId id, ProjectSettings settings) throws SQLException {
    return write(update, id, settings) == 1;
  }

  /** What the operator decided about a project. */
  public Optional<ProjectSettings> find(ProjectId id) throws SQLException {
    return database.with(connection -> {
      try (Call call = FIND.on(connection)) {
        var rows = call.text(id.text()).send().rows(row -> settings(row, id));
        return rows.stream().findFirst();
      }
    });
  }

  /** The ids of all projects, the oldest first. */
  public List<ProjectId> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.send().rows(row -> new ProjectId(row.getString("id")));
      }
    });
  }

  private int write(RoundTrip statement, ProjectId id, ProjectSettings settings)
      throws SQLException {
    OwnLimits limits = settings.limits();
    return database.with(connection -> {
      try (Call call = statement.on(connection)) {
        return call.text(settings.name())
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
            .text(id.text())
            .send()
            .count();
      }
    });
  }

  ProjectSettings settings(ResultSet row, ProjectId id) throws SQLException {
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
