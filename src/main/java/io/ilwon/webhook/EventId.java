package io.ilwon.webhook;

import io.ilwon.crypto.Ids;

/** Names an event, the same at every endpoint and in every repetition: {@code webhook-id}. */
public record EventId(String text) {
  private static final String PREFIX = "msg_";

  static EventId fresh() {
    return new EventId(PREFIX + Ids.unguessable());
  }

  @Override
  public String toString() {
    return text;
  }
}
