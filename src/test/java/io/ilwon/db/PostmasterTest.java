package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code postmaster.pid} says. */
class PostmasterTest {
  private static final List<String> SOMEBODY_ELSE =
      List.of("1", "/nowhere", "0", "5432", "/tmp", "localhost", "0 0", "ready");

  @TempDir Path data;

  /** A server whose port is taken writes the file and takes it away again, while we look. */
  @Test
  void aFileThatComesAndGoesIsNoServer() throws Exception {
    Path file = data.resolve("postmaster.pid");
    AtomicBoolean over = new AtomicBoolean();
    Future<Boolean> flickering = Storm.aside(() -> flicker(file, over));
    try {
      for (int look = 0; look < 20_000; look++) {
        assertFalse(Postmaster.serves(data));
      }
    } finally {
      over.set(true);
      flickering.get();
    }
  }

  private static boolean flicker(Path file, AtomicBoolean over) throws IOException {
    while (!over.get()) {
      Files.write(file, SOMEBODY_ELSE);
      Files.delete(file);
    }
    return true;
  }
}
