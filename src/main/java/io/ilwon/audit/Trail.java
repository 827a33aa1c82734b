package io.ilwon.audit;

import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of what people do, one for all nodes and commands: deeds are rare, so they may queue
 * behind one head.
 */
public final class Trail {
  /** The one chain whose name is known beforehand. */
  static final UUID PEOPLE = new UUID(0, 0);

  private static final RoundTrip ENTRIES = RoundTrip.of(AuditStore.INSERT);
  private static final RoundTrip HEAD = RoundTrip.of(AuditStore.HEAD);
  private static final RoundTrip APPEND = RoundTrip.of(AuditStore.APPEND);

  private final ContentMac mac;

  public Trail(ContentMac mac) {
    this.mac = mac;
  }

  /** Writes deeds down, in the transaction under way that does them. */
  public void deeds(Connection connection, List<AuditEntry> entries, Instant at)
      throws SQLException {
    deeds(connection, entries, List.of(), at);
  }

  /** The same with rows that are sealed and were changed by the deed. */
  public void deeds(Connection connection, List<AuditEntry> entries, List<Line> changed, Instant at)
      throws SQLException {
    List<Deed> deeds = deeds(entries);
    if (!deeds.isEmpty()) {
      try (Call call = ENTRIES.on(connection)) {
        AuditStore.bind(call, deeds, at);
        call.send();
      }
    }
    List<Line> lines = new ArrayList<>(changed);
    deeds.forEach(deed -> lines.add(deed.line(mac, at)));
    append(connection, lines, at);
  }

  /** Writes down what was done outside the database, in a transaction of its own. */
  public void tell(Database database, DatabaseClock clock, List<AuditEntry> entries)
      throws SQLException {
    RoundTrip now = RoundTrip.of("select " + clock.sql());
    database.inTransaction(connection -> {
      try (Call call = now.on(connection)) {
        Instant at =
            call.send().rows(row -> row.getObject(1, OffsetDateTime.class).toInstant()).getFirst();
        deeds(connection, entries, at);
      }
      return null;
    });
  }

  /** Gives each entry its id. */
  public static List<Deed> deeds(List<AuditEntry> entries) {
    return entries.stream().map(Deed::of).toList();
  }

  /** The end of the chain, and the room behind it. */
  private record Head(long number, Opaque mac) {}

  /** Another transaction may put its block there first; then ours goes behind that one. */
  private void append(Connection connection, List<Line> lines, Instant at) throws SQLException {
    String text = Block.text(lines);
    boolean stored = false;
    while (!stored) {
      @Nullable Head head = head(connection);
      long number = head == null ? 1 : head.number() + 1;
      Block block = Chain.block(mac, PEOPLE, number, at, text, head == null ? null : head.mac());
      try (Call call = APPEND.on(connection)) {
        AuditStore.bind(call, block);
        stored = !call.send().rows(row -> row.getLong(1)).isEmpty();
      }
    }
  }

  private static @Nullable Head head(Connection connection) throws SQLException {
    try (Call call = HEAD.on(connection)) {
      return call
          .uuid(PEOPLE)
          .send()
          .rows(row -> new Head(row.getLong(1), Opaque.of(row.getBytes(2))))
          .stream()
          .findFirst()
          .orElse(null);
    }
  }
}
