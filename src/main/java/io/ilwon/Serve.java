package io.ilwon;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server and runs it until it is told to end. */
final class Serve {
  private static final Logger log = LoggerFactory.getLogger(Serve.class);
  private static final int CONNECTIONS = 10;

  private Serve() {}

  /** Returns the exit code once the server has ended. */
  static int run(Settings settings, Shell shell, boolean dev) throws IOException, SQLException {
    return run(settings, shell, dev, Network::open);
  }

  /** The same with a network of the caller's. */
  static int run(Settings settings, Shell shell, boolean dev, Network.Opening opening)
      throws IOException, SQLException {
    Stop stop = Stop.onSignal();
    try {
      serve(settings, shell, dev, opening, stop);
      stop.clean();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      stop.ended();
    }
    return 0;
  }

  private static void serve(
      Settings settings, Shell shell, boolean dev, Network.Opening opening, Stop stop)
      throws IOException, SQLException, InterruptedException {
    try (Ground ground =
        Ground.lay(settings, CONNECTIONS, step -> log.info("database: {}", step))) {
      if (stop.asked()) {
        return;
      }
      if (DoctorStore.logsParameters(ground.database())) {
        log.warn("the database's log shows parameters: set log_parameter_max_length = 0 there");
      }
      try (Server server = Server.open(settings, ground, opening)) {
        ground.announce(server.httpPort(), server.adminPort());
        if (dev) {
          DevProject.greet(settings, ground, server, shell);
        }
        FirstOwner.greet(server, shell);
        server.ready();
        log.info("ready in {} ms, mode {}", sinceStart(), settings.mode().word());
        stop.await();
        log.info("stopping: calls under way finish first");
      }
    }
    log.info("stopped");
  }

  /** Since the JVM was started, which is when the operator's wait began. */
  static long sinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime();
  }
}
