package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.bank.Brand;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.http.RawClient;
import io.ilwon.meter.Scrape;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Cidr;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyKind;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.Scope;
import io.ilwon.reference.Described;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole server in this process, in dev mode over a database of its own, by a clock that stands
 * still until it is set.
 */
final class WholeServer implements AutoCloseable {
  private static final DatabaseClock CLOCK = () -> "(select at from public.still_clock)";

  final Server server;
  private final Settings settings;
  private final Ground ground;
  private final DatabaseAddress address;
  private final ProjectStore projects;
  private final ApiKeyStore keys;
  private final By by = new By("hong", "시험");

  WholeServer(Path folder, Instant now) throws Exception {
    this(folder, now, Map.of());
  }

  /** With settings besides. */
  WholeServer(Path folder, Instant now, Map<String, String> more) throws Exception {
    this.address = TestDatabase.freshAddress();
    Map<String, String> environment = new HashMap<>(more);
    environment.put("ILWON_DATA_DIR", folder.toString());
    environment.put("ILWON_HTTP_PORT", "0");
    environment.put("ILWON_ADMIN_PORT", "0");
    environment.put("ILWON_DB_URL", address.url());
    environment.put("ILWON_DB_USER", address.user());
    environment.put("ILWON_DB_PASSWORD", address.password());
    this.settings =
        Main.settings(new Shell(environment, System.out, System.err), Settings.Purpose.DEV);
    this.ground = Ground.lay(settings, 6, _ -> {});
    change("create table public.still_clock (at timestamptz not null)");
    change("insert into public.still_clock values (now())");
    clock(now);
    this.server = Server.open(settings, ground, CLOCK);
    this.projects = new ProjectStore(database(), ground.keyset(), CLOCK);
    this.keys = new ApiKeyStore(database(), projects, CLOCK);
  }

  /** The routes of a server whose network brings no sandbox, as production's does not. */
  static List<String> withoutSandbox(Path folder) throws Exception {
    try (WholeServer whole = new WholeServer(folder, Instant.now())) {
      Network.Opening bare =
          (settings, ground, clock, banks) -> {
            Network network = Network.open(settings, ground, clock, banks);
            return new Network(network.rail(), Optional.empty(), network.beneath());
          };
      whole.server.close();
      try (Server other = Server.open(whole.settings, whole.ground, bare)) {
        return other.routes();
      }
    }
  }

  private Database database() {
    return ground.database();
  }

  /** What a command needs to find this server's database and keys. */
  Map<String, String> environment() {
    return Map.of(
        "ILWON_MODE", "dev",
        "ILWON_DATA_DIR", ground.folder().toString(),
        "ILWON_DB_URL", address.url(),
        "ILWON_DB_USER", address.user(),
        "ILWON_DB_PASSWORD", address.password());
  }

  void clock(Instant now) throws SQLException {
    change("update public.still_clock set at = '" + now + "'");
  }

  ProjectId project(boolean option, List<Cidr> ipList, OwnLimits limits) throws SQLException {
    ProjectId id = ProjectId.fresh();
    projects.insert(
        id,
        new ProjectSettings(
            "시험", new Brand("일원"), option, false, ipList, limits, List.of(), List.of()),
        by);
    return id;
  }

  /** A new key, which no cache knows yet. */
  String key(ProjectId project, Set<Scope> scopes, int perDay) throws SQLException {
    ApiKey key = ApiKey.fresh(KeyKind.TEST);
    keys.insert(project, key, new KeyGrant(scopes, 0, perDay, null), by);
    return key.unmasked();
  }

  /** Sends; an answer that openapi.yaml does not know fails the test. */
  RawClient.Answer send(byte[] request) throws IOException {
    return Described.checked(request, RawClient.once(server.httpPort(), request));
  }

  /** Runs a statement in the server's database. */
  void change(String sql) throws SQLException {
    database()
        .with(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** What only the database knows, read once more. */
  Scraped readings() throws Exception {
    try (Scrape scrape = new Scrape();
        Readings readings = new Readings(database(), CLOCK, settings, scrape, () -> {})) {
      readings.read();
      return Scraped.read(scrape.text());
    }
  }

  /** The texts of a query's first column. */
  List<String> texts(String sql) throws SQLException {
    return database()
        .with(connection -> {
          List<String> texts = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
              texts.add(String.valueOf(rows.getString(1)));
            }
          }
          return texts;
        });
  }

  /** Closed: what was taken away is back. */
  interface Trouble extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** One table is not to be found. */
  Trouble without(String table) throws SQLException {
    change("alter table " + table + " rename to away");
    return () -> change("alter table away rename to " + table);
  }

  /** Somebody else holds a whole table. */
  Trouble locked(String table) throws SQLException {
    Connection other = enter(address.url());
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return other::close;
  }

  /** The database throws everybody out and lets nobody in. */
  Trouble away() throws SQLException {
    String name = address.url().replaceFirst(".*/([^/?]*).*", "$1");
    String beside = address.url().replaceFirst("/[^/?]*(\\?.*)?$", "/postgres$1");
    Connection other = enter(beside);
    try (Statement statement = other.createStatement()) {
      statement.execute("alter database " + name + " allow_connections false");
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }
    return () -> {
      try (other;
          Statement statement = other.createStatement()) {
        statement.execute("alter database " + name + " allow_connections true");
      }
      awaitReady();
    };
  }

  private void awaitReady() {
    long start = System.nanoTime();
    while (!database().isAlive()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)) {
        throw new IllegalStateException("the database does not come back");
      }
    }
    // The pool trusts for half a second what was used a moment ago, also what is cut by now.
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
  }

  private Connection enter(String url) throws SQLException {
    return DriverManager.getConnection(url, address.user(), address.password());
  }

  @Override
  public void close() {
    server.close();
    ground.close();
  }
}
