package rival;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The access token, asked for once and kept until shortly before its end. */
final class KftcTokens {
  private static final Duration EARLY = Duration.ofMinutes(1);

  private record Held(String token, long endsAt) {}

  private final RestClient client;
  private final Settings.Bank settings;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Held held;

  KftcTokens(RestClient client, Settings.Bank settings) {
    this.client = client;
    this.settings = settings;
  }

  /** Throws {@link RestClientException} when there is none to be had. */
  String get() {
    Held now = held;
    if (isAlive(now)) {
      return now.token();
    }
    asking.lock();
    try {
      if (!isAlive(held)) {
        held = ask();
      }
      return held.token();
    } finally {
      asking.unlock();
    }
  }

  private static boolean isAlive(Held token) {
    return token != null && System.nanoTime() - token.endsAt() < 0;
  }

  private Held ask() {
    LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("grant_type", "client_credentials");
    form.add("scope", "oob");
    form.add("client_id", settings.clientId());
    form.add("client_secret", settings.clientSecret());
    long asked = System.nanoTime();
    KftcMessages.TokenAnswer answer =
        client
            .post()
            .uri("/oauth/2.0/token")
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(KftcMessages.TokenAnswer.class);
    if (answer == null || answer.accessToken() == null || answer.expiresIn() == null) {
      throw new RestClientException("no token");
    }
    Duration life = Duration.ofSeconds(answer.expiresIn()).minus(EARLY);
    return new Held(answer.accessToken(), asked + life.toNanos());
  }

  /** The centre did not take it. */
  void drop(String token) {
    asking.lock();
    try {
      if (held != null && held.token().equals(token)) {
        held = null;
      }
    } finally {
      asking.unlock();
    }
  }
}
