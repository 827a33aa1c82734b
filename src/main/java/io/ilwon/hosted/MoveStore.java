package io.ilwon.hosted;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens on the page, each move under its own condition. */
final class MoveStore {
  private final Database database;
  private final RoundTrip begin;
  private final RoundTrip note;
  private final RoundTrip bind;
  private final RoundTrip takeOver;
  private final RoundTrip language;

  MoveStore(Database database, DatabaseClock clock) {
    this.database = database;
    String now = " from (select %s as at) now".formatted(clock.sql());
    String open = " and s.ended_at is null and s.expires_at > now.at";
    this.begin =
        RoundTrip.of(
            """
            update verification_session s set turn = s.turn + 1, acting_since = now.at,
              expires_at = greatest(s.expires_at,
                least(now.at + interval '30 minutes', s.created_at + interval '24 hours'))\
            """
                + now
                + " where s.id = ? and s.turn = ?"
                + open);
    this.note =
        RoundTrip.of(
            """
            update verification_session set draft = ?, acting_since = null
            where id = ? and turn = ? + 1 and acting_since is not null\
            """);
    this.bind =
        RoundTrip.of(
            "update verification_session s set device_hash = ?"
                + now
                + " where s.id = ? and s.device_hash is null"
                + open,
            "select device_hash from verification_session where id = ?");
    // A turn more, and the other device's forms are of another turn. Not while a move is under
    // way, whose note names the turn; after twenty seconds nobody waits for one any more.
    this.takeOver =
        RoundTrip.of(
            """
            update verification_session s set device_hash = ?,
              turn = s.turn
                + case when s.acting_since > now.at - interval '20 seconds' then 0 else 1 end\
            """
                + now
                + " where s.id = ? and s.device_hash is distinct from ?"
                + open);
    this.language = RoundTrip.of("update verification_session set language = ? where id = ?");
  }

  /** True for the one form of this turn that came first, while the link lives. */
  boolean begin(SessionId id, int turn) throws SQLException {
    return database.with(connection -> {
      try (Call call = begin.on(connection)) {
        return call.text(id.text()).integer(turn).send().count() == 1;
      }
    });
  }

  /** False when another move has begun since. */
  boolean note(SessionId id, int turn, byte[] draft) throws SQLException {
    return database.with(connection -> {
      try (Call call = note.on(connection)) {
        return call.binary(draft).text(id.text()).integer(turn).send().count() == 1;
      }
    });
  }

  /** True when this device is the one that may act, now or already. */
  boolean bind(SessionId id, Opaque device) throws SQLException {
    return database.with(connection -> {
      try (Call call = bind.on(connection)) {
        List<byte @Nullable []> active =
            call.binary(device.bytes())
                .text(id.text())
                .text(id.text())
                .send()
                .skip()
                .rows(row -> row.getBytes(1));
        return active.stream().anyMatch(a -> a != null && device.equals(Opaque.of(a)));
      }
    });
  }

  void takeOver(SessionId id, Opaque device) throws SQLException {
    database.with(connection -> {
      try (Call call = takeOver.on(connection)) {
        return call.binary(device.bytes()).text(id.text()).binary(device.bytes()).send().count();
      }
    });
  }

  void language(SessionId id, Language chosen) throws SQLException {
    database.with(connection -> {
      try (Call call = language.on(connection)) {
        return call.text(chosen.word()).text(id.text()).send().count();
      }
    });
  }
}
