package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.KeyWrap;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Storm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotation while people are being verified, killed in the middle and run again. */
class RotationUnderLoadTest {
  private static final int MANY = 60_000;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger approved = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  @Test
  void everythingOpensUnderTheNewKeyAndABackupNoMore(@TempDir Path folder) throws Exception {
    try (DevServer server = DevServer.ready(folder, Map.of())) {
      Path file = folder.resolve("keyset.json");
      Keyset before = Keyset.load(file);
      try (Connection database = server.enter()) {
        fill(database, before.dataKeys());
        Map<String, byte[]> backup = wrapped(database);
        List<Thread> people = people(server);

        try (Child first = rotate(server)) {
          Storm.until("in the middle", () -> first.told().contains("wrapped again,"));
          first.process().destroyForcibly();
          first.process().waitFor();
        }
        assertEquals(2, keys(file), "cut off: both keys are there");
        long left = old(database, Keyset.load(file).dataKeys());
        assertTrue(left > 0, "killed after it had ended");

        Child.Ended ended;
        try (Child second = rotate(server)) {
          ended = second.ended();
        }
        assertEquals(0, ended.code(), ended::err);
        assertTrue(ended.err().contains("going on with key"), ended::err);
        int meanwhile = approved.get();
        Storm.until("people go on", () -> approved.get() > meanwhile || !failed.isEmpty());
        over.set(true);
        for (Thread person : people) {
          person.join();
        }
        assertEquals(List.of(), List.copyOf(failed));

        assertEquals(1, keys(file), "the old key is gone");
        Keyset after = Keyset.load(file);
        assertEquals(before.keyId(), after.keyId(), "the index key stays");
        assertNotEquals(before.dataKeys().standing().inUse(), after.dataKeys().standing().inUse());
        assertEquals(0, old(database, after.dataKeys()));
        wrapped(database).forEach((id, key) -> assertTrue(opens(after.dataKeys(), id, key), id));
        backup.forEach((id, key) ->
            assertThrows(
                SealBroken.class,
                () -> after.dataKeys().open(Opaque.of(key), place(id)),
                "a backup from before opens"));
      }
    }
  }

  private static Child rotate(DevServer server) throws IOException {
    return Child.start(server.folderOnly(), "key-set", "rotate", "--grace", "12", "--json");
  }

  /** Three who open, deposit and guess, one after the other, until it is over. */
  private List<Thread> people(DevServer server) throws IOException {
    List<Thread> people = new ArrayList<>();
    Customer customer = server.customer();
    for (int i = 0; i < 3; i++) {
      int person = i;
      people.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; !over.get(); n++) {
                  try {
                    String account = "110%d%06d77".formatted(person, 100_000 + n);
                    failed.addAll(
                        customer.verified(account).equals("approved") ? List.of() : List.of("no"));
                    approved.incrementAndGet();
                  } catch (IOException | RuntimeException e) {
                    failed.add(e.toString());
                  }
                }
              }));
    }
    return people;
  }

  /** Submissions enough that a rotation takes a while. */
  private static void fill(Connection database, KeyWrap keys) throws SQLException {
    String sql =
        "insert into submission (id, project, stage, issuing_country, data_key, applicant,"
            + " created_at, updated_at, ends_at) values (?, 'filled', 'awaiting_deposit', 'KOR', ?,"
            + " '', now(), now(), now() + interval '4 hours')";
    database.setAutoCommit(false);
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      for (int i = 0; i < MANY; i++) {
        String id = "filled-%020d".formatted(i);
        DataKey key = keys.fresh(place(id));
        insert.setString(1, id);
        insert.setBytes(2, key.wrapped().bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    database.commit();
    database.setAutoCommit(true);
  }

  private static Map<String, byte[]> wrapped(Connection database) throws SQLException {
    Map<String, byte[]> keys = new HashMap<>();
    try (PreparedStatement select =
            database.prepareStatement(
                "select project || ' ' || id, data_key from submission where data_key is not null");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        keys.put(row.getString(1), row.getBytes(2));
      }
    }
    return keys;
  }

  private static long old(Connection database, KeyWrap keys) throws SQLException {
    return wrapped(database).values().stream()
        .filter(key -> !keys.isCurrent(Opaque.of(key)))
        .count();
  }

  private static boolean opens(KeyWrap keys, String id, byte[] wrapped) {
    return keys.open(Opaque.of(wrapped), place(id)).wrapped().equals(Opaque.of(wrapped));
  }

  /** Of {@code project id}, or of an id among the filled. */
  private static Place place(String row) {
    String[] parts = row.split(" ", 2);
    return parts.length == 1
        ? new Place("filled", "submission", "data_key", row)
        : new Place(parts[0], "submission", "data_key", parts[1]);
  }

  private static int keys(Path file) throws IOException {
    var fields = new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(file));
    return fields.get("fields").get("key").size();
  }
}
