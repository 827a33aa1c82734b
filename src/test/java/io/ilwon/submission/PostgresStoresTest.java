package io.ilwon.submission;

import java.sql.SQLException;

/** PostgreSQL keeps the contract, and what it stores is what the tables in memory say. */
class PostgresStoresTest extends StoresContract {
  @Override
  Stores stores() throws SQLException {
    return new PostgresStores();
  }

  @Override
  void compare() throws SQLException {
    ((PostgresStores) client.stores).equalsItsTwin();
  }
}
