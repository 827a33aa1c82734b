package io.ilwon.webhook;

import java.util.List;

/**
 * An endpoint as this node knows it, with what its calls are signed with.
 *
 * @param secrets none when another hand has changed the row: nothing is sent then
 */
record Known(Endpoint endpoint, List<WebhookSecret> secrets, boolean slowed) {
  Known {
    secrets = List.copyOf(secrets);
  }

  boolean told() {
    return endpoint.state() == EndpointState.ACTIVE && !slowed;
  }
}
