package io.ilwon.project;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code key_use}: when keys were shown last, for people to see which nobody needs. */
public final class KeyUseStore {
  // In order, so that two nodes wait for each other and never in a circle.
  private static final RoundTrip TELL =
      RoundTrip.of(
          """
          insert into key_use as k (key_id, used_at) select * from unnest(?, ?) order by 1
          on conflict (key_id) do update set used_at = excluded.used_at
            where excluded.used_at > k.used_at\
          """);

  private static final RoundTrip LIST = RoundTrip.of("select key_id, used_at from key_use");

  private record Use(String key, Instant at) {}

  private final Database database;

  public KeyUseStore(Database database) {
    this.database = database;
  }

  /** What a node saw; a use that cannot be told is forgotten, since the next comes soon. */
  public void tell(Map<KeyId, Instant> uses) throws SQLException {
    if (uses.isEmpty()) {
      return;
    }
    List<Map.Entry<KeyId, Instant>> all = List.copyOf(uses.entrySet());
    database.with(connection -> {
      try (Call call = TELL.on(connection)) {
        call.texts(all.stream().map(use -> use.getKey().text()).toList())
            .instants(all.stream().map(Map.Entry::getValue).toList())
            .send();
        return true;
      }
    });
  }

  /** By the key's id. */
  public Map<String, Instant> all() throws SQLException {
    Map<String, Instant> uses = new HashMap<>();
    database
        .with(connection -> {
          try (Call call = LIST.on(connection)) {
            return call.send()
                .rows(row ->
                    new Use(
                        row.getString("key_id"),
                        row.getObject("used_at", OffsetDateTime.class).toInstant()));
          }
        })
        .forEach(use -> uses.put(use.key(), use.at()));
    return uses;
  }
}
