package io.ilwon.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where a pool's connections are made: entered, looked at, and only then handed over. */
final class Entrance implements DataSource {

  private final String url;
  private final Properties properties;
  private final FirstLook look;
  private final Runnable endOthers;
  private volatile int loginSeconds;

  /**
   * Makes an entrance.
   *
   * @param endOthers ends the connections made before, when the look says so
   */
  Entrance(DatabaseAddress address, FirstLook look, Runnable endOthers) {
    this.url = address.url();
    this.properties = SessionSettings.of(address);
    this.look = look;
    this.endOthers = endOthers;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties);
    boolean passed = false;
    try {
      switch (look.at(connection)) {
        case STAY -> {}
        case END -> endOthers.run();
      }
      passed = true;
      return connection;
    } finally {
      if (!passed) {
        connection.close();
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("one user alone");
  }

  /** For the pool alone: the driver's own time-outs say how long entering may take. */
  @Override
  public void setLoginTimeout(int seconds) {
    loginSeconds = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginSeconds;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {}

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("nothing inside");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
