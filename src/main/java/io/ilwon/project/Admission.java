package io.ilwon.project;

import java.time.Duration;

/** What the gate says of one request. */
public sealed interface Admission {
  record Admitted(Caller caller) implements Admission {}

  /** No key, or none that is valid here for this. */
  record Forbidden() implements Admission {}

  /** The key is good, the address is not on its project's list. */
  record AddressDenied() implements Admission {}

  /** Over the key's rate; a call after {@code retryAfter}, whole seconds from 1, finds room. */
  record TooMany(Duration retryAfter) implements Admission {}

  /** The database could not be asked, so nobody is let in. */
  record Unreadable() implements Admission {}
}
