package io.ilwon.db;

/**
 * The embedded PostgreSQL cannot be used. The message says in plain words what is wrong and what to
 * do, and holds no secret.
 */
public final class PostgresUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PostgresUnusable(String message) {
    super(message);
  }

  PostgresUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
