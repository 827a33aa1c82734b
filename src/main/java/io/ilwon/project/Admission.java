package io.ilwon.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the gate says of one request. */
public sealed interface Admission {
  record Admitted(Caller caller) implements Admission {}

  /** No key, or none that is valid here for this. */
  record Forbidden(@Nullable Caller caller) implements Admission {
    /** Nobody we know. */
    public Forbidden() {
      this(null);
    }
  }

  /** The key is good, the address is not on its project's list. */
  record AddressDenied(@Nullable Caller caller) implements Admission {
    /** Of whom nothing more is to be said. */
    public AddressDenied() {
      this(null);
    }
  }

  /** Over the key's rate; a call after {@code retryAfter}, whole seconds from 1, finds room. */
  record TooMany(Duration retryAfter, @Nullable Caller caller) implements Admission {
    /** Of whom nothing more is to be said. */
    public TooMany(Duration retryAfter) {
      this(retryAfter, null);
    }
  }

  /** The database could not be asked, so nobody is let in. */
  record Unreadable() implements Admission {}
}
