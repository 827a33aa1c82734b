package io.ilwon.webhook;

import io.ilwon.crypto.Packed;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals an endpoint's secrets, each bound to its project, column and row. The secret in use is
 * sealed together with the address, so that nobody is told at an address that another hand has
 * written.
 */
final class EndpointSeals {
  private static final String TABLE = "webhook_endpoint";

  private final Sealer sealer;

  EndpointSeals(Sealer sealer) {
    this.sealer = sealer;
  }

  byte[] secret(String project, EndpointId id, WebhookSecret secret, URI url) {
    String packed = Packed.of(secret.unmasked(), url.toString());
    return sealer.seal(packed, new Place(project, TABLE, "secret", id.text()));
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException when it was sealed for another address
   */
  WebhookSecret secret(String project, EndpointId id, byte[] sealed, URI url) {
    Place place = new Place(project, TABLE, "secret", id.text());
    List<@Nullable String> packed = Packed.read(sealer.open(sealed, place));
    @Nullable String secret = packed.getFirst();
    if (secret == null || !url.toString().equals(packed.get(1))) {
      throw new IllegalStateException("an endpoint's address is not as it was given");
    }
    return new WebhookSecret(secret);
  }

  byte[] former(String project, EndpointId id, WebhookSecret secret) {
    return sealer.seal(secret.unmasked(), new Place(project, TABLE, "former_secret", id.text()));
  }

  WebhookSecret former(String project, EndpointId id, byte[] sealed) {
    Place place = new Place(project, TABLE, "former_secret", id.text());
    return new WebhookSecret(sealer.open(sealed, place));
  }
}
