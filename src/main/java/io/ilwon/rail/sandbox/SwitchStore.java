package io.ilwon.rail.sandbox;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** The switches of the sandbox bank, for all nodes and over restarts. */
public final class SwitchStore {
  private static final RoundTrip ON = RoundTrip.of("select name from sandbox_bank.switch");

  private static final RoundTrip TURN_ON =
      RoundTrip.of(
          "insert into sandbox_bank.switch (name, turned_on_at) values (?, clock_timestamp())"
              + " on conflict (name) do nothing");

  private static final RoundTrip OFF =
      RoundTrip.of("delete from sandbox_bank.switch where name = any(?)");

  private final Database database;

  /** Over a database whose schema {@code sandbox_bank} is migrated. */
  public SwitchStore(Database database) {
    this.database = database;
  }

  /** Those that are on. */
  public Set<Switch> on() throws SQLException {
    return database.with(connection -> {
      try (Call call = ON.on(connection)) {
        Set<Switch> on = EnumSet.noneOf(Switch.class);
        call.send()
            .rows(row -> Switch.of(row.getString("name")))
            .forEach(each -> each.ifPresent(on::add));
        return on;
      }
    });
  }

  /** Turns one on. */
  public void turnOn(Switch which) throws SQLException {
    database.with(connection -> {
      try (Call call = TURN_ON.on(connection)) {
        return call.text(which.word()).send();
      }
    });
  }

  /** Turns these off. */
  public void turnOff(Set<Switch> which) throws SQLException {
    database.with(connection -> {
      try (Call call = OFF.on(connection)) {
        return call.texts(which.stream().map(Switch::word).toList()).send();
      }
    });
  }
}
