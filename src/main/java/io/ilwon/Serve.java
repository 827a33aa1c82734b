package io.ilwon;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server and runs it until it is told to end. */
final class Serve {
  private static final Logger log = LoggerFactory.getLogger(Serve.class);
  private static final int CONNECTIONS = 10;

  private Serve() {}

  /** Returns the exit code once the server has ended. */
  static int run(Settings settings, Shell shell, boolean dev) throws IOException, SQLException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (Ground ground = Ground.lay(settings, CONNECTIONS, step -> log.info("database: {}", step));
        Server server = Server.open(settings, ground)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(end, ended), "end"));
      ground.announce(server.httpPort(), server.adminPort());
      if (dev) {
        DevProject.greet(settings, ground, server, shell);
      }
      log.info("ready in {} ms, mode {}", sinceStart(), settings.mode().word());
      end.await();
      log.info("stopping: calls under way finish first");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
    return 0;
  }

  /** Since the JVM was started, which is when the operator's wait began. */
  static long sinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime();
  }

  private static void endAndWait(CountDownLatch end, CountDownLatch ended) {
    end.countDown();
    try {
      ended.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
