package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.guard.Guard;
import io.ilwon.guard.Starting;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
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
  private static final String NOT_ALLOWED = "42501";
  private static final String NO_SUCH_FUNCTION = "42883";
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final NodeId id;
  private final Optional<NodeId> former;
  private final Path file;
  private final Guard guard;

  private Node(NodeId id, Optional<NodeId> former, Path file, Guard guard) {
    this.id = id;
    this.former = former;
    this.file = file;
    this.guard = guard;
  }

  /**
   * Draws an id and records the start; the guard decides whether this database may send.
   *
   * @param lease how long a node alone may act on a transfer
   */
  static Node start(Ground ground, DatabaseClock clock, Duration lease)
      throws IOException, SQLException {
    Path file = ground.folder().resolve("node");
    Optional<NodeId> former = read(file);
    NodeId id = new NodeId(UUID.randomUUID());
    Path draft = draft(file);
    Files.deleteIfExists(draft);
    Files.writeString(draft, id + "\n");
    Starting starting =
        new Starting(
            id,
            former.orElse(null),
            bootId(),
            place(draft),
            ground.embedded() && former.isPresent() ? place(file) : null);
    try {
      ground.guard().start(ground.database(), clock, lease, starting);
    } catch (SQLException e) {
      if (NOT_ALLOWED.equals(e.getSQLState()) || NO_SUCH_FUNCTION.equals(e.getSQLState())) {
        throw new CommandRefused(
            "the database's role must be able to call pg_control_system(),"
                + " pg_current_wal_lsn() and pg_walfile_name(); grant it execute on them");
      }
      throw e;
    }
    return new Node(id, former, file, ground.guard());
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
    Files.move(
        draft(file),
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

  private static Path draft(Path file) {
    return file.resolveSibling("node.new");
  }

  /** Renaming and remounting keep it; a copy, whole or one file, has another. */
  private static String place(Path file) throws IOException {
    FileTime made = Files.readAttributes(file, BasicFileAttributes.class).creationTime();
    return Files.getAttribute(file, "unix:ino") + " " + made;
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
    guard.close();
    guard.ended();
  }
}
