package io.ilwon.process;

import io.ilwon.db.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dev server on a data folder, with its embedded database: started, killed, stopped and started
 * again as processes. Its ports stay the same over restarts.
 */
public final class DevServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Path folder;
  public final int port = freePort();
  final int adminPort = freePort();
  private final Map<String, String> environment = new HashMap<>();
  private Child child;

  private DevServer(Path folder, Map<String, String> more) throws IOException {
    this.folder = folder;
    environment.put("ILWON_DATA_DIR", folder.toString());
    environment.put("ILWON_HTTP_PORT", Integer.toString(port));
    environment.put("ILWON_ADMIN_PORT", Integer.toString(adminPort));
    environment.putAll(more);
    this.child = Child.start(environment, "dev");
  }

  /** Starts on this folder and waits until it is ready. */
  public static DevServer ready(Path folder, Map<String, String> more)
      throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve("postgres"))) {
      TestDatabase.lendBinaries(folder);
    }
    return outside(folder, more);
  }

  /** The same where the settings name another database. */
  static DevServer outside(Path folder, Map<String, String> more)
      throws IOException, InterruptedException {
    DevServer server = new DevServer(folder, more);
    server.awaitReady();
    return server;
  }

  /** Starts once more, and waits for nothing. */
  public void startAgain() throws IOException {
    child = Child.start(environment, "dev");
  }

  /** Waits for the first moment at which the public port takes a connection. */
  void awaitDoors() throws IOException {
    long start = System.nanoTime();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!child.process().isAlive() || seconds(start) > 60) {
          throw new IOException("the doors stay shut:\n" + child.told(), e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    }
  }

  /** Ready by its log, and its greeting has been read to the end. */
  public void awaitReady() throws InterruptedException {
    child.awaitReady();
    long start = System.nanoTime();
    while (!child.printed().contains("Never put real people's data here")) {
      if (seconds(start) > 10) {
        throw new IllegalStateException("no greeting: " + child.printed());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  public Child child() {
    return child;
  }

  /** The environment of commands for this server: the folder alone. */
  public Map<String, String> folderOnly() {
    return Map.of("ILWON_DATA_DIR", folder.toString());
  }

  public Customer customer() throws IOException {
    return new Customer(port, dev().get("key").asString());
  }

  JsonNode dev() throws IOException {
    return JSON.readTree(Files.readString(folder.resolve("dev.json")));
  }

  /** Enters the server's database, whether or not the server itself lives. */
  public Connection enter() throws IOException, SQLException {
    JsonNode file = JSON.readTree(Files.readString(folder.resolve("server.json")));
    return DriverManager.getConnection(
        file.get("databaseUrl").asString(),
        file.get("databaseUser").asString(),
        file.get("password").asString());
  }

  /** kill -9 of the server's process; its database lives on. */
  public void kill() throws InterruptedException {
    child.process().destroyForcibly().waitFor();
  }

  /** Puts the server's process to sleep (SIGSTOP), or wakes it; its database runs on. */
  public void asleep(boolean on) throws IOException, InterruptedException {
    String signal = on ? "-STOP" : "-CONT";
    new ProcessBuilder("kill", signal, Long.toString(child.process().pid())).start().waitFor();
  }

  /** SIGTERM, without waiting. */
  void terminate() {
    child.process().destroy();
  }

  /** SIGTERM; waits for the end. */
  Child.Ended stop() throws InterruptedException {
    terminate();
    return child.ended();
  }

  /** The database's process. */
  Optional<ProcessHandle> postmaster() throws IOException {
    return postmasterOf(folder);
  }

  static Optional<ProcessHandle> postmasterOf(Path folder) throws IOException {
    Path file = folder.resolve("postgres/cluster/data/postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    // Made empty, then written.
    return Files.readAllLines(file).stream()
        .findFirst()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
        .filter(DevServer::runs);
  }

  /** kill -9 of the database's process. */
  void killPostmaster() throws IOException {
    postmaster().orElseThrow().destroyForcibly();
  }

  /** A process that ended but was not waited for, as happens in containers, runs no more. */
  private static boolean runs(ProcessHandle process) {
    try {
      Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
      return process.isAlive()
          && !(Files.exists(status) && Files.readString(status).contains(") Z "));
    } catch (IOException e) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static long seconds(long start) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }

  /** Nothing is left running, and the folder is gone. */
  @Override
  public void close() throws IOException {
    child.close();
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
  }
}
