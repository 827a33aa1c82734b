package io.ilwon.client;

import java.time.Duration;

/** A call that has no answer of its own kind. Messages hold nothing of what was sent. */
public abstract class IlwonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private IlwonException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * No answer came in time, or no connection. <b>The server may have done what was asked.</b> Each
   * method says what to do then.
   */
  public static final class NoAnswer extends IlwonException {
    private static final long serialVersionUID = 1;

    NoAnswer(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** 403: the key is unknown, revoked, lacks the scope, or the address is not listed. */
  public static final class Denied extends IlwonException {
    private static final long serialVersionUID = 1;

    Denied(String message) {
      super(message, null);
    }
  }

  /** 429 or 503: nothing was done. Wait, then call again. */
  public static final class NotNow extends IlwonException {
    private static final long serialVersionUID = 1;

    private final Duration wait;

    NotNow(String message, Duration wait) {
      super(message, null);
      this.wait = wait;
    }

    /** How long to wait. */
    public Duration retryAfter() {
      return wait;
    }
  }

  /** An answer that a server of this version does not give, such as a proxy's own page. */
  public static final class NotUnderstood extends IlwonException {
    private static final long serialVersionUID = 1;

    NotUnderstood(String message) {
      super(message, null);
    }
  }
}
