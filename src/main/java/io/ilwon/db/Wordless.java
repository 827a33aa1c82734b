package io.ilwon.db;

import org.jspecify.annotations.Nullable;

/**
 * A fault as a log may show it: the types and places of it and its causes, none of their words. A
 * driver's message may quote a value, with or without its detail.
 */
public final class Wordless extends Exception {
  private static final int DEEPEST = 10;

  private final String type;

  private Wordless(Throwable fault, @Nullable Wordless cause) {
    super(null, cause, false, true);
    this.type = fault.getClass().getName();
    setStackTrace(fault.getStackTrace());
  }

  /** The same fault and up to ten of its causes. */
  public static Wordless of(Throwable fault) {
    return of(fault, DEEPEST);
  }

  private static Wordless of(Throwable fault, int deep) {
    Throwable cause = fault.getCause();
    return new Wordless(fault, cause == null || deep == 0 ? null : of(cause, deep - 1));
  }

  /** The type of the fault. */
  @Override
  public String getMessage() {
    return type;
  }

  @Override
  public String toString() {
    return type;
  }
}
