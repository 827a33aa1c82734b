package io.ilwon.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The seal over what never changes of a transfer, for tests that change it. */
public final class Resealing {
  private Resealing() {}

  /** The seal the row should have. */
  public static byte[] origin(TransferSeal seal, ResultSet row) throws SQLException {
    return seal.origin(Origin.read(row));
  }
}
