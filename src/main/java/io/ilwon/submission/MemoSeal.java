package io.ilwon.submission;

import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Packed;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.SealBroken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals a memo with who wrote it and when: a row with another name or time in it does not open. */
final class MemoSeal {
  private final DataKey key;
  private final String project;

  MemoSeal(DataKey key, String project) {
    this.key = key;
    this.project = project;
  }

  Opaque seal(UUID id, Instant at, String operator, String text) {
    return key.seal(Packed.of(operator, at.toString(), text), place(id));
  }

  /** Null for a memo that is not as it was written. */
  @Nullable String open(UUID id, Instant at, String operator, Opaque sealed) {
    try {
      List<@Nullable String> t = Packed.read(key.open(sealed, place(id)));
      boolean same = operator.equals(t.get(0)) && at.toString().equals(t.get(1));
      if (same) {
        return t.get(2);
      }
    } catch (SealBroken | IllegalArgumentException e) {
      // Told below, as what opens under another name is.
    }
    Forged.tell("submission_memo", id.toString());
    return null;
  }

  private Place place(UUID id) {
    return new Place(project, "submission_memo", "text", id.toString());
  }
}
