package io.ilwon.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/** Starts and stops the server process of a cluster. It outlives us unless it is stopped. */
final class PostgresServer {

  /** A crash recovery may replay a gigabyte. Seconds. */
  private static final int START_PATIENCE = 120;

  private static final int STOP_PATIENCE = 30;
  private static final int PORTS_TO_TRY = 3;

  private final PostgresCluster cluster;
  private final PostgresPrograms programs;
  private final Path log;

  PostgresServer(PostgresCluster cluster, PostgresPrograms programs, Path log) {
    this.cluster = cluster;
    this.programs = programs;
    this.log = log;
  }

  /** The server that a former process left behind. */
  Optional<Postmaster> running() throws IOException {
    return Postmaster.runningOn(cluster.data());
  }

  /**
   * Starts the server on its last port, or another if that is taken, and waits until it serves.
   * {@code pg_ctl} gives it a session of its own, so that a Ctrl-C meant for us does not reach it.
   *
   * @throws PostgresUnusable if it does not come up
   */
  Postmaster start() throws IOException {
    Postmaster.forgetIfReused(cluster.data());
    int port = cluster.lastPort();
    for (int tries = 1; tries <= PORTS_TO_TRY; tries++) {
      port = freePort(port);
      cluster.configure(port);
      int exit =
          control(() -> Postmaster.serves(cluster.data()), "start", START_PATIENCE, "--log=" + log);
      Optional<Postmaster> started = exit == 0 ? running() : Optional.empty();
      if (started.isPresent()) {
        return started.get();
      }
      if (freePort(port) == port) {
        break; // the port is not what it failed for
      }
    }
    throw new PostgresUnusable("The embedded PostgreSQL did not start; " + log + " says why.");
  }

  /** Ends sessions and stops with a checkpoint; without one if that takes over 30 s. */
  void stop() throws IOException {
    stop("fast");
  }

  /** Stops without a checkpoint: the next start recovers from the log, nothing is lost. */
  void stopAtOnce() throws IOException {
    stop("immediate");
  }

  private void stop(String mode) throws IOException {
    Optional<Postmaster> postmaster = running();
    if (postmaster.isEmpty()) {
      return;
    }
    if (control(() -> false, "stop", STOP_PATIENCE, "--mode=" + mode) != 0) {
      control(() -> false, "stop", STOP_PATIENCE, "--mode=immediate");
    }
    postmaster.get().awaitEnd();
  }

  private int control(PostgresPrograms.Done done, String verb, int seconds, String more)
      throws IOException {
    return programs.run(
        "pg_ctl.log",
        seconds + 5,
        done,
        "pg_ctl",
        verb,
        "--pgdata=" + cluster.data(),
        "--wait",
        "--timeout=" + seconds,
        "--silent",
        more);
  }

  /** The wanted port if it is free, else any; 0 wants any. */
  private static int freePort(int wanted) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(here, wanted));
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      if (wanted == 0) {
        throw e;
      }
      return freePort(0);
    }
  }
}
