package io.ilwon;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits until every server that lives has read a key from the key set's file. */
final class ServersRead {
  private static final long TELLING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final NodeKeyStore nodes;
  private final Path file;
  private final long waitNanos;
  private final Consumer<String> tell;

  /**
   * Prepares it.
   *
   * @param wait seconds, each time
   * @param tell hears now and then what is waited for
   */
  ServersRead(NodeKeyStore nodes, Path file, int wait, Consumer<String> tell) {
    this.nodes = nodes;
    this.file = file;
    this.waitNanos = TimeUnit.SECONDS.toNanos(wait);
    this.tell = tell;
  }

  /** Until every server says this key; throws {@link CommandRefused} when one does not in time. */
  void await(long key, Function<NodeKeyStore.Live, @Nullable Long> said) throws SQLException {
    long start = System.nanoTime();
    long told = start;
    while (true) {
      List<String> lacking =
          nodes.live().stream()
              .filter(n -> !Long.valueOf(key).equals(said.apply(n)))
              .map(n -> n.node().toString())
              .toList();
      if (lacking.isEmpty()) {
        return;
      }
      String which =
          "servers that have not read key " + key + " yet: " + String.join(", ", lacking);
      if (System.nanoTime() - start > waitNanos) {
        throw new CommandRefused(
            which
                + "; copy "
                + file
                + " to the machines they run on, mode 600, and run this again");
      }
      if (System.nanoTime() - told > TELLING_NANOS) {
        told = System.nanoTime();
        tell.accept(which + "; on another machine, copy " + file + " there, mode 600");
      }
      FoundServer.waitALittle();
    }
  }
}
