package io.ilwon.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a schema to the state its SQL files describe. */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Applies the missing SQL files of a class path folder, in order, each in a transaction of its
   * own; of several nodes that start at once, one does it and the others wait. The schema is made
   * if missing and keeps its own history. Sessions used here have no limit of time.
   *
   * @param schema the schema unqualified names are found in
   * @param location e.g. {@code db/migration}
   * @throws SQLException if a file fails, an applied one was edited, or one is misnamed
   */
  public static void apply(DatabaseAddress address, String schema, String location)
      throws SQLException {
    if (!isCurrent(address, schema, location)) {
      migrate(address, schema, location);
    }
  }

  /** As above, for the database this pool enters. */
  public static void apply(Database database, String schema, String location) throws SQLException {
    apply(database.address(), schema, location);
  }

  /**
   * Whether the schema's history says exactly what our files would make it say: the same versions,
   * words and checksums, all applied, none more. Then Flyway would find nothing to do, and finding
   * that takes it longer than everything else a start does with the database. Whatever differs, in
   * either direction, is Flyway's to mend or to refuse.
   */
  private static boolean isCurrent(DatabaseAddress address, String schema, String location)
      throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(address.url(), SessionSettings.plain(address))) {
      Optional<Set<MigrationLine>> files =
          MigrationFiles.in(Migrations.class.getClassLoader(), location);
      return files.isPresent() && files.get().equals(SchemaHistoryStore.lines(connection, schema));
    } catch (IOException e) {
      return false;
    }
  }

  private static void migrate(DatabaseAddress address, String schema, String location)
      throws SQLException {
    Properties properties = SessionSettings.plain(address);
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .loggers(QuietFlyway.class.getName())
            .dataSource(address.url(), address.user(), address.password())
            .jdbcProperties(
                properties.stringPropertyNames().stream()
                    .filter(name -> !name.equals("user") && !name.equals("password"))
                    .collect(Collectors.toMap(name -> name, properties::getProperty)))
            .defaultSchema(schema)
            .schemas(schema)
            .locations("classpath:" + location)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .placeholderReplacement(false)
            .load();
    try {
      MigrateResult result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        LOG.info(
            "schema {}: {} migrations applied, now at {}",
            schema,
            result.migrationsExecuted,
            result.targetSchemaVersion);
      }
    } catch (FlywayException e) {
      throw new SQLException("schema " + schema + " could not be migrated", e);
    }
  }
}
