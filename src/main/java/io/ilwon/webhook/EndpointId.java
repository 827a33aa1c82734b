package io.ilwon.webhook;

import io.ilwon.crypto.Ids;

/** Names an endpoint. */
public record EndpointId(String text) {
  static EndpointId fresh() {
    return new EndpointId(Ids.unguessable());
  }

  @Override
  public String toString() {
    return text;
  }
}
