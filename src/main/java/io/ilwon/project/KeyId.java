package io.ilwon.project;

import io.ilwon.crypto.Ids;

/** Names a key without telling it; 32 characters a–z and 2–7. */
public record KeyId(String text) {

  /** A new one. */
  public static KeyId fresh() {
    return new KeyId(Ids.unguessable());
  }

  @Override
  public String toString() {
    return text;
  }
}
