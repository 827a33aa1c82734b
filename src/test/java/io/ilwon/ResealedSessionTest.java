package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.crypto.KeyRotation;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Place;
import io.ilwon.db.Database;
import io.ilwon.db.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A rotation of the key set takes what is sealed in a link's row along. */
class ResealedSessionTest {
  private static final String ID = "a".repeat(32);

  @Test
  void aLinksFieldsOpenWithoutTheFormerKey() throws Exception {
    Path file = Files.createTempDirectory("ilwon-keys").resolve("keyset.json");
    Keyset.create(file);
    Keyset keys = Keyset.load(file);
    try (Database database = TestDatabase.fresh()) {
      insert(database, keys);
      try (KeyRotation rotation = KeyRotation.of(file)) {
        rotation.begin();
        rotation.promote();
        keys.reload();
        Resealing work = new Resealing(database, keys.dataKeys(), word -> {});
        assertEquals(3, work.walk());
        assertEquals(0, work.walk());
        rotation.retire();
      }
      Keyset fresh = Keyset.load(file);
      for (String column : new String[] {"token", "locked_holder", "draft"}) {
        assertEquals(column, fresh.sealer().open(read(database, column), place(column)));
      }
    }
  }

  private static Place place(String column) {
    return new Place("p", "verification_session", column, ID);
  }

  private static void insert(Database database, Keyset keys) throws Exception {
    String sql =
        """
        insert into verification_session (id, project, key_id, token_hash, submission, language,
          turn, created_at, opened_at, expires_at, token, locked_holder, draft)
        values (?, 'p', ?, sha256('t'), ?, 'ko', 1, now(), now(), now() + interval '1 minute',
          ?, ?, ?)
        """;
    database.with(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 1; i <= 3; i++) {
          statement.setString(i, ID);
        }
        statement.setBytes(4, keys.sealer().seal("token", place("token")));
        statement.setBytes(5, keys.sealer().seal("locked_holder", place("locked_holder")));
        statement.setBytes(6, keys.sealer().seal("draft", place("draft")));
        return statement.executeUpdate();
      }
    });
  }

  private static byte[] read(Database database, String column) throws Exception {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("select " + column + " from verification_session")) {
        row.next();
        return row.getBytes(1);
      }
    });
  }
}
