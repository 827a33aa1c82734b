package io.ilwon.submission;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session of the twin and its transaction: the rows it holds until the transaction ends. */
final class TwinSession implements InvocationHandler {
  private final Map<Object, TwinSession> locks;
  private final Set<Object> held = new LinkedHashSet<>();

  /** The client is gone, and the transaction goes on without it. */
  boolean left;

  /**
   * A session without a transaction.
   *
   * @param locks of all sessions, by row
   */
  TwinSession(Map<Object, TwinSession> locks) {
    this.locks = locks;
  }

  /** True when it is ours now. */
  boolean lock(Object row) {
    TwinSession holder = locks.putIfAbsent(row, this);
    if (holder == null) {
      held.add(row);
    }
    return holder == null || holder == this;
  }

  /** Waits, and in vain if another holds the row: no time passes within a step. */
  void lockOrFail(Object row) throws SQLException {
    if (!lock(row)) {
      throw RefusedWrite.locked();
    }
  }

  void end() {
    held.forEach(locks::remove);
    held.clear();
  }

  /** What a group needs of a connection is its transaction's end. */
  Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    if (method.getName().equals("rollback") && !left) {
      end();
    }
    return null;
  }
}
