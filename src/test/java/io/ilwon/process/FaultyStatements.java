package io.ilwon.process;

import io.ilwon.db.DatabaseAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A driver before the driver: to whoever enters by one of its addresses, each statement is another
 * than was written. So a store can be planted with a bug, and the code under test stays as it is.
 */
final class FaultyStatements implements Driver {
  private static final String MARK = "bug=";
  private static final Map<String, UnaryOperator<String>> BUGS = new ConcurrentHashMap<>();
  private static final Driver REAL = first();

  private FaultyStatements() {}

  private static Driver first() {
    try {
      Driver real = DriverManager.getDriver("jdbc:postgresql://127.0.0.1/");
      DriverManager.deregisterDriver(real);
      DriverManager.registerDriver(new FaultyStatements());
      DriverManager.registerDriver(real);
      return real;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same database by a way on which every statement is bent. */
  static DatabaseAddress to(DatabaseAddress address, String name, UnaryOperator<String> bent) {
    BUGS.put(name, bent);
    String url = address.url() + (address.url().contains("?") ? "&" : "?") + MARK + name;
    return new DatabaseAddress(url, address.user(), address.password());
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    int mark = url.indexOf(MARK);
    UnaryOperator<String> bent = BUGS.get(url.substring(mark + MARK.length()));
    Connection real = REAL.connect(url.substring(0, mark - 1), properties);
    return (Connection)
        Proxy.newProxyInstance(
            FaultyStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                arguments[0] = bent.apply((String) arguments[0]);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.contains(MARK);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
