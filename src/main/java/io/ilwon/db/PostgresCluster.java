package io.ilwon.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The stored data, made once: a folder {@code cluster} with {@code data}, the {@code password} of
 * its only role and the {@code port} it was last served on.
 */
final class PostgresCluster {

  /** The only role. */
  static final String ROLE = "ilwon";

  private static final String NAME = "cluster";

  /**
   * Durable by name rather than by default; values never reach the log; nobody but this machine.
   * ALTER SYSTEM can still tune what is not written here.
   */
  private static final String SETTINGS =
      """
      # Written anew at each start; use ALTER SYSTEM for changes of your own.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 100
      shared_buffers = 128MB
      max_wal_size = 1GB
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      password_encryption = 'scram-sha-256'
      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      jit = off
      log_destination = 'stderr'
      logging_collector = off
      log_line_prefix = '%m [%p] '
      log_min_messages = log
      log_min_error_statement = panic
      log_error_verbosity = terse
      log_statement = 'none'
      log_duration = off
      log_min_duration_statement = -1
      log_min_duration_sample = -1
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      log_checkpoints = off
      """;

  private final Path home;

  private PostgresCluster(Path home) {
    this.home = home;
  }

  /**
   * Opens the cluster, or makes an empty one with data checksums, UTF-8 and byte order.
   *
   * @throws PostgresUnusable if it is there but unusable: of another major version, or its password
   *     open to others
   */
  static PostgresCluster made(
      PostgresFolder folder,
      PostgresBinaries binaries,
      PostgresPrograms programs,
      Runnable beforeMaking)
      throws IOException {
    Path home =
        folder.whole(
            NAME,
            unfinished -> {
              beforeMaking.run();
              make(unfinished, programs);
            });
    PostgresCluster cluster = new PostgresCluster(home);
    PostgresFolder.closedToOthers(cluster.passwordFile());
    String stored = Files.readString(cluster.data().resolve("PG_VERSION")).strip();
    if (!stored.equals(binaries.major())) {
      throw new PostgresUnusable(
          "%s holds data of PostgreSQL %s, this ilwon brings %s: move the data with pg_dump."
              .formatted(home, stored, binaries.major()));
    }
    return cluster;
  }

  Path data() {
    return home.resolve("data");
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  /** The port of the last start; 0 if there was none. */
  int lastPort() throws IOException {
    Path file = home.resolve("port");
    String text = Files.exists(file) ? Files.readString(file).strip() : "";
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  /** Writes the settings for the next start. */
  void configure(int port) throws IOException {
    replace(data().resolve("postgresql.conf"), SETTINGS + "port = " + port + "\n");
    replace(home.resolve("port"), Integer.toString(port));
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  private static void make(Path unfinished, PostgresPrograms programs) throws IOException {
    Path password = unfinished.resolve("password");
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    writePrivately(password, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    PostgresFolder.force(password);
    int exit =
        programs.run(
            "initdb.log",
            120,
            "initdb",
            "--pgdata=" + unfinished.resolve("data"),
            "--username=" + ROLE,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    if (exit != 0) {
      throw new PostgresUnusable(
          "The embedded PostgreSQL could not make its cluster; initdb.log in "
              + unfinished.getParent()
              + " says why.");
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    writePrivately(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writePrivately(Path file, String text) throws IOException {
    var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      channel.write(StandardCharsets.UTF_8.encode(text));
    }
  }
}
