package io.ilwon.webhook;

import io.ilwon.crypto.Opaque;
import java.util.List;

/**
 * What one call says.
 *
 * @param secrets each signs it
 * @param body holds what the receiver may read, and no log: printed by nobody
 */
record Message(EventId id, List<WebhookSecret> secrets, Opaque body) {
  Message {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "Message(" + id + ")";
  }
}
