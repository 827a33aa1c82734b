package io.ilwon;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server and runs it until it is told to end. */
final class Serve {
  private static final Logger log = LoggerFactory.getLogger(Serve.class);
  private static final int CONNECTIONS = 10;

  private Serve() {}

  /** Returns the exit code once the server has ended; the doors open between the two lines. */
  static int run(Settings settings, boolean dev) throws IOException, SQLException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (Ground ground =
        Ground.lay(settings, CONNECTIONS, step -> log.info("database: {}", step))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(end, ended), "end"));
      ground.announce(settings.httpPort(), settings.adminPort());
      log.info("mode {}{}: on firm ground", settings.mode().word(), dev ? ", made for trying" : "");
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
    return 0;
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
