package io.ilwon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One PostgreSQL under Patroni: started, killed hard, and started again. */
final class ClusterMember implements AutoCloseable {
  static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  static final String PASSWORD = "only-on-loopback";

  final String name;
  final int port = DevServer.freePort();
  private final int restPort = DevServer.freePort();
  private final Path folder;
  private final Path settings;
  private Process process;

  ClusterMember(String name, Path folder, int etcdPort) throws IOException {
    this.name = name;
    this.folder = ClusterUser.folder(folder);
    this.settings = folder.resolve("patroni.yml");
    Files.writeString(settings, settings(etcdPort));
    this.process = start();
  }

  /** What docs/operating.md tells of Patroni, with shorter waits and one etcd. */
  private String settings(int etcdPort) {
    return """
    scope: ilwon
    name: %1$s
    restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%2$d"}
    etcd3: {host: "127.0.0.1:%3$d"}
    bootstrap:
      dcs:
        ttl: 10
        loop_wait: 2
        retry_timeout: 3
        master_start_timeout: 0
        maximum_lag_on_failover: 1048576
        synchronous_mode: true
        postgresql:
          use_pg_rewind: true
          use_slots: true
          parameters: {max_connections: 100, wal_keep_size: 128MB, shared_buffers: 64MB}
      initdb: [{encoding: UTF8}, data-checksums, {locale: C.UTF-8}]
    postgresql:
      listen: "127.0.0.1:%4$d"
      connect_address: "127.0.0.1:%4$d"
      data_dir: %5$s/data
      bin_dir: %6$s
      pgpass: %5$s/pgpass
      authentication:
        superuser: {username: postgres, password: %7$s}
        replication: {username: replicator, password: %7$s}
        rewind: {username: rewinder, password: %7$s}
      parameters: {unix_socket_directories: %5$s, password_encryption: scram-sha-256}
      pg_hba:
        - host all all 127.0.0.1/32 scram-sha-256
        - host replication all 127.0.0.1/32 scram-sha-256
    """
        .formatted(name, restPort, etcdPort, port, folder, PROGRAMS, PASSWORD);
  }

  private Process start() throws IOException {
    return ClusterUser.start(folder, List.of("patroni", settings.toString()));
  }

  int restPort() {
    return restPort;
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /**
   * kill -9 of PostgreSQL; Patroni lives on. All its processes: one that waits for a lock of a dead
   * one outlives the postmaster, and keeps it from ever starting again.
   */
  void killPostgres() throws IOException {
    Optional<ProcessHandle> postmaster = postmaster();
    if (postmaster.isPresent()) {
      List<ProcessHandle> all = postmaster.get().descendants().toList();
      postmaster.get().destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** kill -9 of Patroni and PostgreSQL, as when the machine is lost. */
  void killAll() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    killPostgres();
  }

  /** Starts again what was killed. */
  void revive() throws IOException {
    if (!process.isAlive()) {
      process = start();
    }
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (postmaster().filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < until) {
        killPostgres();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("left running: " + folder);
    }
  }
}
