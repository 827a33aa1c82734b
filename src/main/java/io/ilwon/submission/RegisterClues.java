package io.ilwon.submission;

import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which statement follows a clue, and what it is given. */
final class RegisterClues {
  /** After every stored instant, and within PostgreSQL's own. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final Vault vault;

  RegisterClues(Vault vault) {
    this.vault = vault;
  }

  static String found(Clue clue) {
    return switch (clue) {
      case Clue.Time t -> RegisterStore.BY_TIME;
      case Clue.Userid u -> RegisterStore.BY_USERID;
      case Clue.Whole w -> RegisterStore.BY_ACCOUNT;
      case Clue.Id i -> RegisterStore.BY_ID;
      case Clue.Transfer t -> RegisterStore.BY_TRANSFER;
      case Clue.Unknown u -> RegisterStore.UNKNOWN;
      case Clue.Queued q -> RegisterStore.QUEUED;
    };
  }

  /** Binds what {@link #found} needs. */
  void bind(Call call, RegisterQuery query, int look) throws SQLException {
    boolean twice =
        switch (query.clue()) {
          case Clue.Time t -> {
            call.texts(query.projects());
            yield true;
          }
          case Clue.Userid u -> {
            userids(call, query.projects(), u.userid());
            yield true;
          }
          case Clue.Whole w -> {
            call.binaries(indexes(w)).texts(query.projects());
            yield false;
          }
          case Clue.Id i -> {
            call.text(i.id().text()).texts(query.projects());
            yield false;
          }
          case Clue.Transfer t -> {
            call.text(t.id()).uuid(uuid(t.id())).texts(query.projects());
            yield false;
          }
          case Clue.Unknown u -> {
            call.texts(query.projects());
            yield false;
          }
          case Clue.Queued q -> {
            call.texts(query.projects());
            yield false;
          }
        };
    @Nullable Instant from = query.sieve().from();
    @Nullable Instant to = query.sieve().to();
    @Nullable PageKey after = query.after();
    call.instant(from == null ? Instant.EPOCH : from)
        .instant(to == null ? LAST : to)
        .instant(after == null ? LAST : after.createdAt())
        .text(after == null ? "" : after.id().text())
        .integer(look);
    if (twice) {
      call.integer(look);
    }
  }

  /** Its index is another in each project, and under each key there is. */
  private void userids(Call call, List<String> projects, String userid) throws SQLException {
    List<String> named = new ArrayList<>();
    List<byte[]> indexes = new ArrayList<>();
    for (String project : projects) {
      for (byte[] index : vault.useridIndexes(project, userid)) {
        named.add(project);
        indexes.add(index);
      }
    }
    call.texts(named).binaries(indexes);
  }

  private List<byte[]> indexes(Clue.Whole whole) {
    Fingerprints both = vault.accountIndexes(whole.account());
    @Nullable Opaque former = both.former();
    return former == null
        ? List.of(both.present().bytes())
        : List.of(both.present().bytes(), former.bytes());
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
