package io.ilwon.submission;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds a submission for the operator, who knows its id but not whose it is. */
public final class SubmissionFinder {
  private final Database database;
  private final SubmissionReader reader;

  public SubmissionFinder(Database database, Keyset keys) {
    this.database = database;
    this.reader =
        new SubmissionReader(database, DatabaseClock.SYSTEM, new Vault(keys), Seals.of(keys));
  }

  /** A submission and the project it belongs to. */
  public record Owned(String project, Found found) {}

  /** Empty when there is none, or it was deleted. */
  public Optional<Owned> find(SubmissionId id) throws SQLException {
    List<String> projects =
        database.with(connection -> {
          try (Call call = SubmissionReadStore.OWNER.on(connection)) {
            return call.text(id.text()).send().rows(row -> row.getString(1));
          }
        });
    if (projects.isEmpty()) {
      return Optional.empty();
    }
    String project = projects.getFirst();
    Search one = new Search(id, null, null, null, null, 1, null);
    return reader.find(project, one).items().stream()
        .findFirst()
        .map(found -> new Owned(project, found));
  }
}
