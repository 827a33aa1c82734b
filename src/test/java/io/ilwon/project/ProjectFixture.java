package io.ilwon.project;

import io.ilwon.audit.By;
import io.ilwon.bank.Brand;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.time.Duration;

/** A project and the stores over its database. */
final class ProjectFixture {
  static final ProjectDefaults DEFAULTS =
      new ProjectDefaults(Duration.ofMinutes(5), Duration.ofSeconds(30), 10_000);

  final Database database;
  static final By BY = new By("hong", "시험");

  final Keyset loaded;
  final ProjectStore projects;
  final ApiKeyStore keys;
  final ProjectId project = ProjectId.fresh();
  final ProjectSettings settings = ProjectSettings.fresh("시험", new Brand("일원"), true);

  /** A project of its own in a database that tests share: making a database takes a while. */
  ProjectFixture(Database database) throws SQLException {
    this.database = database;
    loaded = TestKeys.make();
    projects = new ProjectStore(database, loaded, DatabaseClock.SYSTEM);
    keys = new ApiKeyStore(database, projects, DatabaseClock.SYSTEM);
    projects.insert(project, settings, BY);
  }

  void change(String change) throws SQLException {
    projects.change(project, now -> SettingChange.apply(now, change), BY);
  }

  void execute(String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
