package io.ilwon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A durable PostgreSQL of our own in the folder {@code postgres} of a data folder, reachable from
 * this machine alone, with a password nobody needs to know.
 *
 * <p>Killed hard, we leave the server running; the next start keeps it, or stops it cleanly if it
 * is of another version. Who guards the data folder against a second ilwon is the caller.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** The one that every new cluster has; making another costs the first start 0.3 s. */
  private static final String DATABASE = "postgres";

  private final PostgresServer server;
  private final DatabaseAddress address;
  private final PostgresLog log;
  private final PostgresKeeper keeper;

  private EmbeddedPostgres(
      PostgresServer server, PostgresCluster cluster, Postmaster running, PostgresLog log)
      throws IOException {
    this.server = server;
    this.address = addressOf(cluster, running);
    this.log = log;
    this.keeper =
        new PostgresKeeper(
            server,
            running.port(),
            () -> demandDurability(server, addressOf(cluster, running), cluster));
  }

  /**
   * Starts the server, making everything that is missing. The first start in a folder takes two to
   * three seconds, later ones less than half a second.
   *
   * @param dataFolder made if missing
   * @param progress told what is about to be done
   * @throws PostgresUnusable if it cannot run here, or would not be durable
   */
  public static synchronized EmbeddedPostgres start(Path dataFolder, Consumer<Progress> progress) {
    try {
      PostgresFolder folder = PostgresFolder.in(dataFolder);
      PostgresBinaries binaries =
          PostgresBinaries.unpacked(folder, () -> progress.accept(Progress.UNPACKING));
      PostgresPrograms programs = new PostgresPrograms(folder, binaries);
      PostgresCluster cluster =
          PostgresCluster.made(
              folder, binaries, programs, () -> progress.accept(Progress.INITIALISING));
      PostgresLog log = PostgresLog.in(folder);
      PostgresServer server = new PostgresServer(cluster, programs, log.file());
      return serve(cluster, binaries, server, log, progress);
    } catch (IOException e) {
      throw new PostgresUnusable("The embedded PostgreSQL's folder cannot be used.", e);
    }
  }

  /** How to enter the database, as its owner. */
  public DatabaseAddress address() {
    return address;
  }

  /** Stops the server after the running statements were ended; waits until it is gone. */
  @Override
  public void close() {
    keeper.close();
    log.close();
    try {
      server.stop();
    } catch (IOException e) {
      throw new PostgresUnusable("The embedded PostgreSQL could not be stopped.", e);
    }
  }

  /** Like {@link #close}, but without bringing to the tables what nobody will read again. */
  void discard() throws IOException {
    keeper.close();
    log.close();
    server.stopAtOnce();
  }

  private static EmbeddedPostgres serve(
      PostgresCluster cluster,
      PostgresBinaries binaries,
      PostgresServer server,
      PostgresLog log,
      Consumer<Progress> progress)
      throws IOException {
    Optional<Postmaster> former = server.running();
    if (former.isPresent()) {
      DatabaseAddress address = addressOf(cluster, former.get());
      if (isCurrent(address, cluster, binaries)) {
        progress.accept(Progress.ADOPTED);
        return new EmbeddedPostgres(server, cluster, former.get(), log.watched());
      }
      progress.accept(Progress.STOPPING_FORMER);
      server.stop();
    }
    progress.accept(Progress.STARTING);
    Postmaster started = server.start();
    demandDurability(server, addressOf(cluster, started), cluster);
    return new EmbeddedPostgres(server, cluster, started, log.watched());
  }

  private static DatabaseAddress addressOf(PostgresCluster cluster, Postmaster postmaster)
      throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postmaster.port(), DATABASE);
    return new DatabaseAddress(url, PostgresCluster.ROLE, cluster.password());
  }

  /** Whether a former process's server is of our version, lets us in, is durable and is ours. */
  private static boolean isCurrent(
      DatabaseAddress address, PostgresCluster cluster, PostgresBinaries binaries) {
    try (Connection connection = enter(address)) {
      String version = connection.getMetaData().getDatabaseProductVersion();
      return (version + ".").startsWith(binaries.server() + ".")
          && isDurable(connection, cluster.data());
    } catch (SQLException | IOException e) {
      return false;
    }
  }

  /** Stops a server that would lose acknowledged data. */
  private static void demandDurability(
      PostgresServer server, DatabaseAddress address, PostgresCluster cluster) throws IOException {
    try {
      demandDurability(address, cluster);
    } catch (PostgresUnusable e) {
      server.stop();
      throw e;
    }
  }

  private static void demandDurability(DatabaseAddress address, PostgresCluster cluster)
      throws IOException {
    try (Connection connection = enter(address)) {
      if (!isDurable(connection, cluster.data())) {
        throw new PostgresUnusable(
            "The embedded PostgreSQL would lose acknowledged data: fsync, synchronous_commit or"
                + " full_page_writes is off in "
                + cluster.data().resolve("postgresql.auto.conf")
                + ". Remove that line.");
      }
    } catch (SQLException e) {
      throw new PostgresUnusable("The embedded PostgreSQL runs but lets nobody in.", e);
    }
  }

  private static boolean isDurable(Connection connection, Path data)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_setting('fsync') = 'on' \
                and current_setting('full_page_writes') = 'on' \
                and current_setting('synchronous_commit') <> 'off', \
                current_setting('data_directory')\
                """)) {
      return row.next() && row.getBoolean(1) && Files.isSameFile(Path.of(row.getString(2)), data);
    }
  }

  private static Connection enter(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), SessionSettings.plain(address));
  }
}
