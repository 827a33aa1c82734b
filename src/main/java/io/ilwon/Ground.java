package io.ilwon;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.EmbeddedPostgres;
import io.ilwon.db.Migrations;
import io.ilwon.db.Progress;
import io.ilwon.guard.Guard;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What a server stands on: its data folder, held for itself, a migrated database and its keys.
 * Closing gives up everything in reverse order and leaves word that the server has stopped.
 */
final class Ground implements AutoCloseable {
  static final String SCHEMA = "public";
  static final String MIGRATIONS = "db/migration";

  private final Settings settings;
  private final DataFolder folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Database database;
  private final Keyset keyset;
  private final Guard guard;

  private Ground(Settings settings, int connections, Consumer<Progress> progress)
      throws IOException, SQLException {
    this.settings = settings;
    this.folder = DataFolder.at(settings.dataDir());
    this.guard = new Guard(folder.path());
    boolean complete = false;
    try {
      open.push(folder.tryLock().orElseThrow(() -> new CommandRefused(taken(folder))));
      stopped();
      try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
        Future<Keyset> keys = beside.submit(() -> keyset(settings));
        DatabaseAddress address = address(progress);
        this.keyset = told(keys);
        this.database = database(address, connections);
      }
      complete = true;
    } finally {
      if (!complete) {
        closeAll();
      }
    }
  }

  /**
   * Takes the folder, starts or enters the database and migrates it.
   *
   * @param connections size of the database's pool
   */
  static Ground lay(Settings settings, int connections, Consumer<Progress> progress)
      throws IOException, SQLException {
    return new Ground(settings, connections, progress);
  }

  Database database() {
    return database;
  }

  Path folder() {
    return folder.path();
  }

  Keyset keyset() {
    return keyset;
  }

  /** Holds every send until a node has started, and whenever the database may have forgotten. */
  Guard guard() {
    return guard;
  }

  /** Whether the database lives in the data folder. */
  boolean embedded() {
    return settings.database().isEmpty();
  }

  /** Tells commands that the server answers on these ports. */
  void announce(int httpPort, int adminPort) throws IOException {
    folder.write(ServerFile.of(settings, database.address(), httpPort, adminPort));
  }

  @Override
  public void close() {
    try {
      stopped();
    } catch (IOException | CommandRefused _) {
      // The lock's end says the same.
    }
    closeAll();
  }

  /** The keys of these settings; in dev, where nothing real is sealed, made when missing. */
  static Keyset keyset(Settings settings) throws IOException {
    if (settings.mode() == Mode.DEV && !Files.exists(settings.keyset())) {
      DataFolder.at(settings.dataDir());
      Keyset.create(settings.keyset());
    }
    return Keyset.load(settings.keyset());
  }

  /** Where the keys were read beside the database's start, which waits for processes and disks. */
  private static Keyset told(Future<Keyset> keys) throws IOException {
    try {
      return keys.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException ours -> throw ours;
        case Error error -> throw error;
        case null, default -> throw new IOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** The settings' database, or the folder's own, running. */
  private DatabaseAddress address(Consumer<Progress> progress) {
    if (settings.database().isPresent()) {
      return settings.database().get();
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path(), progress);
    open.push(postgres);
    return postgres.address();
  }

  /** Only for whoever has the keys: a server that will be refused changes no schema. */
  private Database database(DatabaseAddress address, int connections) throws SQLException {
    Migrations.apply(address, SCHEMA, MIGRATIONS);
    Database pool = Database.open(address, connections, guard);
    open.push(pool);
    return pool;
  }

  /** After a crash the file still says running; whoever holds the lock knows better. */
  private void stopped() throws IOException {
    var file = folder.serverFile();
    if (file.isPresent()) {
      folder.write(file.get().stopped());
    }
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception _) {
        // Closing goes on: what stays open ends with the process.
      }
    }
  }

  private static String taken(DataFolder folder) {
    return "another ilwon works on " + folder.path() + "; stop it or set ILWON_DATA_DIR";
  }
}
