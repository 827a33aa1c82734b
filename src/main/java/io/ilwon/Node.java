package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.NodeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This start of the server. Whoever holds the data folder's lock knows that the start named in its
 * {@code node} file has ended, so what that one left sending is unknown at once.
 */
final class Node implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Node.class);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final NodeId id;
  private final Optional<NodeId> former;
  private final Path file;
  private final NodeStore store;

  private Node(NodeId id, Optional<NodeId> former, Path file, NodeStore store) {
    this.id = id;
    this.former = former;
    this.file = file;
    this.store = store;
  }

  /** Draws an id and records the start. */
  static Node start(Ground ground, DatabaseClock clock) throws IOException, SQLException {
    Path file = ground.folder().resolve("node");
    Optional<NodeId> former = read(file);
    NodeId id = new NodeId(UUID.randomUUID());
    NodeStore store = new NodeStore(ground.database(), clock);
    store.started(id, former.orElse(null), bootId());
    return new Node(id, former, file, store);
  }

  NodeId id() {
    return id;
  }

  /**
   * Makes unknown what the former start left sending, and only then names this one its successor: a
   * crash in between is taken over by the next start.
   */
  void takeOver(Inquirer inquirer) throws IOException, SQLException, InterruptedException {
    if (former.isPresent()) {
      int taken = inquirer.takeOver(former.get());
      if (taken > 0) {
        log.warn("{} transfers were sending when the former start ended: unknown now", taken);
      }
    }
    Path draft = file.resolveSibling("node.new");
    Files.writeString(draft, id + "\n");
    Files.move(
        draft,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static Optional<NodeId> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NodeId(UUID.fromString(Files.readString(file).strip())));
    } catch (IllegalArgumentException e) {
      log.warn("{} is damaged: what the former start left waits for its lease to end", file);
      return Optional.empty();
    }
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  @Override
  public void close() throws SQLException {
    store.ended(id);
  }
}
