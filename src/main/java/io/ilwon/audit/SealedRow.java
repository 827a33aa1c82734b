package io.ilwon.audit;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A sealed row as it stands in the database, to be held against what the audit said last of it.
 *
 * @param key its primary key, as the audit's lines have it
 * @param genuine whether the seal is this server's over what the row holds now
 * @param unused a row that is made before anything is counted in it, which the audit tells only of
 *     then
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record SealedRow(
    String table, String key, boolean genuine, byte @Nullable [] seal, boolean unused) {

  /** What is done with each row. */
  @FunctionalInterface
  public interface Each {
    /** Takes the row. */
    void row(SealedRow row) throws SQLException;
  }
}
