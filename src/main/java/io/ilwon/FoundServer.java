package io.ilwon;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.EmbeddedPostgres;
import io.ilwon.db.Migrations;
import io.ilwon.guard.Acceptance;
import io.ilwon.operator.Operators;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectStore;
import io.ilwon.rail.kftc.KftcSettings;
import io.ilwon.rail.sandbox.SandboxRail;
import io.ilwon.webhook.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server a command works for, found by its data folder: running, or stopped, when the command
 * starts the folder's database itself and stops it again. Where no server has left word, the
 * environment's settings say where the database is.
 */
final class FoundServer implements AutoCloseable {
  private static final int CONNECTIONS = 2;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final Duration USUAL_CODE_LIFE = Duration.ofMinutes(5);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final DataFolder folder;
  private final Mode mode;
  private final Path keysetFile;
  private final Keyset keyset;
  private final Database database;

  private final Word word;
  private boolean stopped;

  private FoundServer(DataFolder folder, Word word) throws IOException, SQLException {
    this.folder = folder;
    this.word = word;
    this.mode = word.mode();
    boolean complete = false;
    try {
      this.keysetFile = word.keysetFile();
      this.keyset = word.keyset().load();
      this.database = word.database().isPresent() ? enter(word.database().get()) : ownDatabase();
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  /** Throws {@link CommandRefused} when there is nothing to work on. */
  static FoundServer find(Map<String, String> environment) throws IOException, SQLException {
    Path path = Settings.dataDir(environment);
    DataFolder folder = DataFolder.at(path);
    Optional<ServerFile> left = folder.serverFile();
    return new FoundServer(folder, left.isPresent() ? word(left.get()) : word(environment));
  }

  Mode mode() {
    return mode;
  }

  Database database() {
    return database;
  }

  Keyset keyset() {
    return keyset;
  }

  Path keysetFile() {
    return keysetFile;
  }

  ProjectStore projects() {
    return new ProjectStore(database, keyset, DatabaseClock.SYSTEM);
  }

  /** False when no server works on the folder; true also where nobody can tell. */
  boolean mayRun() throws IOException {
    if (stopped || !word.left()) {
      return !stopped;
    }
    Optional<DataFolder.Lock> lock = folder.tryLock();
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  /** From when on the server believes <i>no record</i>, after the send deadline. */
  Duration settleHorizon(String rail) {
    return word.settleHorizon().orElseGet(() -> usualHorizon(rail));
  }

  /** A rail that is not the sandbox has the usual ten minutes. */
  private static Duration usualHorizon(String rail) {
    return rail.equals("sandbox") ? SandboxRail.SCHEDULE.settleHorizon() : Duration.ofMinutes(10);
  }

  /** How the rail's ids of our transfers begin, where that is known. */
  Optional<String> railIdPrefix() {
    return word.railIdPrefix();
  }

  /** The project under the server's defaults, as far as they are known: the code's life alone. */
  Optional<Project> project(ProjectId id) throws SQLException {
    ProjectDefaults defaults = new ProjectDefaults(word.codeLife(), Duration.ofSeconds(30), 0);
    return projects().forNews(id, defaults);
  }

  ApiKeyStore keys() {
    return new ApiKeyStore(database, projects(), DatabaseClock.SYSTEM);
  }

  Operators operators() {
    return new Operators(database, DatabaseClock.SYSTEM, keyset);
  }

  /** How operators reach the desk; the usual address where no server has left word. */
  String deskUrl() throws IOException {
    return folder
        .serverFile()
        .map(ServerFile::deskUrl)
        .orElseGet(() -> "http://localhost:" + DeskSettings.USUAL_PORT);
  }

  /** The chain that tells what people do. */
  Trail trail() {
    return new Trail(keyset().audit());
  }

  /** Tells the audit of what people did outside the database. */
  void tell(List<AuditEntry> entries) throws SQLException {
    trail().tell(database, DatabaseClock.SYSTEM, entries);
  }

  /** Where its webhooks may go. */
  Reach reach() {
    return word.reach();
  }

  Acceptance acceptance() {
    return new Acceptance(database, DatabaseClock.SYSTEM, trail());
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception _) {
        // Closing goes on: what stays open ends with the process.
      }
    }
  }

  /**
   * What is known before anything is opened; no database means the folder's own.
   *
   * @param left whether a server left it, or the environment says so
   */
  private record Word(
      boolean left,
      Mode mode,
      Path keysetFile,
      KeysetSource keyset,
      Optional<DatabaseAddress> database,
      Optional<Duration> settleHorizon,
      Duration codeLife,
      Optional<String> railIdPrefix,
      Reach reach) {}

  private interface KeysetSource {
    Keyset load() throws IOException;
  }

  private static Word word(ServerFile left) throws IOException {
    return new Word(
        true,
        left.modeOfServer(),
        Path.of(left.keyset()),
        () -> Keyset.load(Path.of(left.keyset())),
        left.embedded() ? Optional.empty() : Optional.of(left.database()),
        Optional.ofNullable(left.settleHorizonMs()).map(Duration::ofMillis),
        Optional.ofNullable(left.codeLifeMs()).map(Duration::ofMillis).orElse(USUAL_CODE_LIFE),
        Optional.ofNullable(left.railIdPrefix()),
        WebhookReach.of(left.modeOfServer(), WebhookReach.ranges(left.webhookPrivateRanges())));
  }

  private static Word word(Map<String, String> environment) {
    return switch (Settings.read(environment, System.getProperties(), Settings.Purpose.COMMAND)) {
      case Settings.Reading.Usable(Settings settings) ->
          new Word(
              false,
              settings.mode(),
              settings.keyset(),
              () -> Ground.keyset(settings),
              settings.database(),
              settings.timings().settleHorizon(),
              settings.defaults().codeLife(),
              settings.kftc().map(KftcSettings::railIdPrefix),
              WebhookReach.of(settings));
      case Settings.Reading.Wrong(var problems) -> throw Main.refused(problems);
    };
  }

  private Database enter(DatabaseAddress address) throws SQLException {
    Migrations.apply(address, Ground.SCHEMA, Ground.MIGRATIONS);
    return pool(address);
  }

  /** The folder's database, through its running server if there is one. */
  private Database ownDatabase() throws IOException, SQLException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE) {
      Optional<DataFolder.Lock> lock = folder.tryLock();
      Optional<ServerFile> left = folder.serverFile();
      if (lock.isPresent()) {
        open.push(lock.get());
        stopped = true;
        if (left.isPresent()) {
          folder.write(left.get().stopped());
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path(), _ -> {});
        open.push(postgres);
        return enter(postgres.address());
      }
      if (left.isPresent() && left.get().running()) {
        try {
          return pool(left.get().database());
        } catch (SQLException _) {
          // It may be stopping or only starting: look again.
        }
      }
      waitALittle();
    }
    throw new CommandRefused(
        "another ilwon works on " + folder.path() + " and does not answer; try again");
  }

  private Database pool(DatabaseAddress address) throws SQLException {
    Database pool = Database.open(address, CONNECTIONS);
    open.push(pool);
    return pool;
  }

  static void waitALittle() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CommandRefused("interrupted");
    }
  }
}
