package io.ilwon.transfer;

import io.ilwon.crypto.Fingerprints;
import java.sql.SQLException;

/** Brings what was counted of an account under a former index key to the present one. */
@FunctionalInterface
public interface Carrying {
  /**
   * Returns once all that was counted counts under the present index; at once, without a statement,
   * when there is no former key.
   *
   * @throws SQLException when that could not be done: then nothing may be counted, nor sent
   */
  void carry(Fingerprints account) throws SQLException;
}
