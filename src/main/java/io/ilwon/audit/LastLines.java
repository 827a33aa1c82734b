package io.ilwon.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the audit says last of each row, all in memory. Rows are looked up by eight bytes of a hash
 * of their table and key.
 */
public final class LastLines {
  private final Map<Long, Last> last = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();

  private record Last(Instant at, Set<String> tails, String row) {}

  /** What the audit and the row itself have to say to each other. */
  public enum Said {
    /** The row is as the audit left it. */
    AGREES,
    /** The audit tells of a later, or another, state. */
    DIFFERS,
    /** The audit never told of it. */
    NEVER_TOLD
  }

  /** Two changes in one microsecond may have come in either order. */
  void told(Instant at, Line line) {
    Last said = last.get(hash(line.table(), line.key()));
    if (said != null && said.at().isAfter(at)) {
      return;
    }
    Set<String> tails = new HashSet<>();
    if (said != null && said.at().equals(at)) {
      tails.addAll(said.tails());
    }
    tails.add(line.tail());
    last.put(hash(line.table(), line.key()), new Last(at, tails, line.table() + " " + line.key()));
  }

  /** Holds a row that is there against what was told of it. */
  public Said holds(String table, String key, byte @Nullable [] seal) {
    long row = hash(table, key);
    seen.add(row);
    Last said = last.get(row);
    if (said == null) {
      return Said.NEVER_TOLD;
    }
    return seal != null && said.tails().contains(Line.tail(seal)) ? Said.AGREES : Said.DIFFERS;
  }

  /**
   * Rows told of since {@code since}, not as deleted, that nobody held against it: they are gone.
   */
  public Set<String> gone(Instant since) {
    Set<String> gone = new HashSet<>();
    last.forEach((row, said) -> {
      boolean deleted = said.tails().contains(Line.NO_SEAL);
      if (!seen.contains(row) && !deleted && said.at().isAfter(since)) {
        gone.add(said.row());
      }
    });
    return gone;
  }

  private static long hash(String table, String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest((table + " " + key).getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
