package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.Verification;
import io.ilwon.crypto.KeyRotation;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.TransferId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A desk whose index key is rotated under it. */
public final class RotatedIndex implements AutoCloseable {
  public static final String NUMBER = "11010000009990";
  static final String OTHER = "11010000009991";
  static final String REFUSED = "12345678900007";

  final Path file;
  public final Desk desk;

  public RotatedIndex(Path folder) throws Exception {
    file = folder.resolve("keyset.json");
    Keyset.create(file);
    desk = Desk.open(Desk.Setup.USUAL, file);
  }

  @Override
  public void close() {
    desk.close();
  }

  void run(String sql) throws SQLException {
    desk.database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  public Reindexing rotated() throws Exception {
    begin();
    Reindexing work = new Reindexing(desk.database, desk.clock, desk.keys, _ -> {});
    work.run(former());
    return work;
  }

  void begin() throws SQLException {
    try (KeyRotation rotation = KeyRotation.of(file)) {
      rotation.beginIndex();
    }
    assertTrue(desk.keys.reload());
    new Reindexing(desk.database, desk.clock, desk.keys, _ -> {}).begin(former());
  }

  long former() {
    return desk.keys.blindIndex().formerKey().orElseThrow();
  }

  String index() throws SQLException {
    return desk.text("select encode(account_index, 'hex') from account");
  }

  public List<SubmissionId> sent(String number, int count) {
    List<SubmissionId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, number));
      ids.add(id);
    }
    return ids;
  }

  public void erased(List<SubmissionId> ids) {
    ids.forEach(id ->
        assertEquals(
            new DeleteAnswer.Deleted(), desk.submissions.delete(desk.project, id, "admin")));
  }

  Outcomes.Address address(SubmissionId id) throws SQLException {
    return desk.database.with(connection -> {
      String sql = "select id, account_index from transfer where submission = ?";
      try (var find = connection.prepareStatement(sql)) {
        find.setString(1, id.text());
        var row = find.executeQuery();
        row.next();
        return new Outcomes.Address(
            new TransferId(row.getObject(1, UUID.class)),
            id.text(),
            desk.project.id().text(),
            Opaque.of(row.getBytes(2)));
      }
    });
  }

  void assertWhole() throws SQLException {
    assertEquals(List.of(), problems());
  }

  /** What {@code audit verify} would say. */
  List<String> problems() throws SQLException {
    return AuditReadStore.atOneMoment(
        desk.database,
        connection -> {
          AuditReadStore store = new AuditReadStore(desk.clock);
          Verification.Result audit =
              Verification.of(connection, store, desk.keys.audit(), Optional.empty());
          List<String> all = new ArrayList<>(audit.problems());
          all.addAll(SealCheck.of(connection, desk.keys, audit.lines()).problems());
          audit.lines().gone(Instant.EPOCH).forEach(row -> all.add("row " + row + " is gone"));
          return all;
        });
  }
}
