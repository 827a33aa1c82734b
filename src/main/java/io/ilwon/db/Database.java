package io.ilwon.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of connections to one database, lent in the order they were asked for.
 *
 * <p>The pool alone starves virtual threads (p50 2.8 ms, mean 25 ms), so a fair semaphore of its
 * own size stands before it. Every session carries the limits of {@link SessionSettings}. Work must
 * not ask for a second connection while it holds one.
 */
public final class Database implements AutoCloseable {

  /** Longest wait for a turn and a connection together. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration READINESS_PATIENCE = Duration.ofSeconds(1);

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final Semaphore turns;

  private Database(DatabaseAddress address, HikariDataSource pool, int connections) {
    this.address = address;
    this.pool = pool;
    this.turns = new Semaphore(connections, true);
  }

  /**
   * Opens the pool and proves that one connection works.
   *
   * @param connections size of the pool, at least 1
   * @throws SQLException if the database cannot be entered
   * @throws IllegalArgumentException if the URL is unusable
   */
  public static Database open(DatabaseAddress address, int connections) throws SQLException {
    return open(address, connections, FirstLook.NONE);
  }

  /**
   * The same, with every connection looked at before its first use.
   *
   * @throws SQLException if the database cannot be entered, or the look lets nobody pass
   */
  public static Database open(DatabaseAddress address, int connections, FirstLook look)
      throws SQLException {
    AtomicReference<@Nullable HikariDataSource> made = new AtomicReference<>();
    HikariConfig config = new HikariConfig();
    config.setPoolName("ilwon");
    config.setDataSource(new Entrance(address, look, () -> endIdle(made.get())));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(READINESS_PATIENCE.toMillis());
    config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
    config.setExceptionOverride(new LostSessions());
    try {
      HikariDataSource pool = new HikariDataSource(config);
      made.set(pool);
      return new Database(address, pool, connections);
    } catch (HikariPool.PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  /** Something done on one connection; the connection is not to be kept or closed. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Does the work. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Lends a connection in autocommit mode.
   *
   * @throws SQLTransientConnectionException if none was free within 3 s, waiting for a turn and for
   *     the pool together: nothing was sent
   */
  public <T extends @Nullable Object> T with(Work<T> work) throws SQLException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    take(PATIENCE);
    try (Connection connection = connection(until)) {
      return work.on(connection);
    } finally {
      turns.release();
    }
  }

  /**
   * One transaction: committed when the work returns, rolled back when it throws. Work that already
   * sent {@code commit} as its last statement costs no second one.
   *
   * @throws SQLTransientConnectionException if no connection was free within 3 s: nothing was sent
   */
  public <T extends @Nullable Object> T inTransaction(Work<T> work) throws SQLException {
    return with(connection -> {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.on(connection);
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack(connection);
        }
      }
    });
  }

  /**
   * Whether a connection answers within about a second. Meant for readiness, not for every call.
   */
  public boolean isAlive() {
    long until = System.nanoTime() + READINESS_PATIENCE.toNanos();
    try {
      take(READINESS_PATIENCE);
    } catch (SQLException e) {
      return false;
    }
    try (Connection connection = connection(until)) {
      return connection.isValid((int) READINESS_PATIENCE.toSeconds());
    } catch (SQLException e) {
      return false;
    } finally {
      turns.release();
    }
  }

  /** How busy the connections are, from memory. */
  public PoolUse use() {
    HikariPoolMXBean inner = pool.getHikariPoolMXBean();
    return new PoolUse(
        inner.getActiveConnections(),
        inner.getIdleConnections(),
        pool.getMaximumPoolSize(),
        turns.getQueueLength());
  }

  /** Where the connections go. */
  public DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Those in use end when they are given back. The pool's very first connection has no others. */
  private static void endIdle(@Nullable HikariDataSource pool) {
    if (pool != null) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /**
   * A connection for whoever has a turn. Only the pool behind the data source can be told how long
   * to wait; one that is closed would be waited for in vain.
   */
  private Connection connection(long untilNanos) throws SQLException {
    if (!(pool.getHikariPoolMXBean() instanceof HikariPool inner) || pool.isClosed()) {
      throw new SQLTransientConnectionException("the pool is closed", "08003");
    }
    long left = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
    return inner.getConnection(Math.max(1, left));
  }

  private void take(Duration patience) throws SQLException {
    try {
      if (turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for the database", e);
    }
    throw new SQLTransientConnectionException(
        "no database connection became free within " + patience.toMillis() + " ms", "53300");
  }

  /** The exception that brought us here matters more than one from the rollback. */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The session is broken; the pool notices by its state and replaces it.
    }
  }
}
