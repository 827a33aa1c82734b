package io.ilwon.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server's own log, kept at no more than two files of about 4 MB.
 *
 * <p>PostgreSQL appends to a file it never reopens, so the file is copied aside and emptied rather
 * than renamed; a line written in between is lost. PostgreSQL's own rotation bounds days, not
 * sizes.
 */
final class PostgresLog implements AutoCloseable {

  /** Bytes. */
  static final long LIMIT = 4L << 20;

  private final Path file;
  private final CountDownLatch closed = new CountDownLatch(1);

  private PostgresLog(Path file) {
    this.file = file;
  }

  static PostgresLog in(PostgresFolder folder) throws IOException {
    PostgresLog log = new PostgresLog(folder.at("server.log"));
    log.cut();
    return log;
  }

  Path file() {
    return file;
  }

  /** Looks once a minute until closed. */
  PostgresLog watched() {
    Thread.ofVirtual()
        .name("postgres-log")
        .start(() -> {
          try {
            while (!closed.await(1, TimeUnit.MINUTES)) {
              cut();
            }
          } catch (InterruptedException | IOException e) {
            // The data folder is gone or full: the server itself will speak of it.
          }
        });
    return this;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void cut() throws IOException {
    if (Files.exists(file) && Files.size(file) > LIMIT) {
      Path former = file.resolveSibling("server.log.1");
      Files.copy(file, former, StandardCopyOption.REPLACE_EXISTING);
      FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
          .close();
    }
  }
}
