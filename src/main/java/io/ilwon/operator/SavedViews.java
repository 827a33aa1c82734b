package io.ilwon.operator;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import java.sql.SQLException;
import java.util.List;

/** Filters that operators have given names, everybody their own. Nothing is allowed by them. */
public final class SavedViews {
  /** Longest name, in characters. */
  public static final int LONGEST_NAME = 40;

  /** So many for each operator. */
  public static final int MOST = 20;

  private final Database database;
  private final SavedViewStore store;

  SavedViews(Database database, DatabaseClock clock) {
    this.database = database;
    this.store = new SavedViewStore(clock);
  }

  /** One of them; {@code filters} as the list's address has them. */
  public record View(String name, String filters) {
    @Override
    public String toString() {
      return "View";
    }
  }

  /** What became of a wish. */
  public enum Answer {
    ADDED,
    /** There is one of this name. */
    TAKEN,
    /** There are as many as there may be. */
    FULL
  }

  /** This operator's, by name. */
  public List<View> of(Operator operator) throws SQLException {
    return database.with(connection -> {
      try (Call call = SavedViewStore.LIST.on(connection)) {
        return call.text(operator.id())
            .send()
            .rows(row -> new View(row.getString("name"), row.getString("filters")));
      }
    });
  }

  /** Keeps filters under a name. The operator's row is held: two at once do not make too many. */
  public Answer add(Operator operator, String name, String filters) throws SQLException {
    return database.inTransaction(connection -> {
      long many;
      try (Call call = SavedViewStore.HOLD.on(connection)) {
        Results found = call.text(operator.id()).text(operator.id()).send();
        found.rows(row -> row.getString(1));
        many = found.rows(row -> row.getLong(1)).getFirst();
      }
      if (many >= MOST) {
        return Answer.FULL;
      }
      try (Call call = store.insert.on(connection)) {
        int made = call.text(operator.id()).text(name).text(filters).send().count();
        return made == 1 ? Answer.ADDED : Answer.TAKEN;
      }
    });
  }

  /** Forgets one; nothing happens where there is none. */
  public void remove(Operator operator, String name) throws SQLException {
    database.with(connection -> {
      try (Call call = SavedViewStore.DELETE.on(connection)) {
        return call.text(operator.id()).text(name).send().count();
      }
    });
  }
}
