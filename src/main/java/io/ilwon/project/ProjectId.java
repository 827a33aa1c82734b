package io.ilwon.project;

import io.ilwon.crypto.Ids;

/** Names a project; 32 characters a–z and 2–7, not guessable, no secret. */
public record ProjectId(String text) {

  /** A new one. */
  public static ProjectId fresh() {
    return new ProjectId(Ids.unguessable());
  }

  @Override
  public String toString() {
    return text;
  }
}
