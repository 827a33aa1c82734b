package io.ilwon.hosted;

import io.ilwon.crypto.Ids;

/** Names a link to the page for the project that made it; not guessable, and opens nothing. */
record SessionId(String text) {
  static SessionId fresh() {
    return new SessionId(Ids.unguessable());
  }

  @Override
  public String toString() {
    return text;
  }
}
