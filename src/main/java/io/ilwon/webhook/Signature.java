package io.ilwon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.ArrayList;
import java.util.List;

/** The header {@code webhook-signature}: one signature a secret, with a blank between. */
final class Signature {
  private Signature() {}

  static String of(List<WebhookSecret> secrets, EventId id, long seconds, byte[] body) {
    List<String> signatures = new ArrayList<>(secrets.size());
    try {
      for (WebhookSecret secret : secrets) {
        String text = new String(body, UTF_8);
        signatures.add(new Webhook(secret.unmasked()).sign(id.text(), seconds, text));
      }
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("a webhook cannot be signed", e);
    }
    return String.join(" ", signatures);
  }
}
