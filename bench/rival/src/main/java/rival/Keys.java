package rival;

import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;

/** Whose key it is. A revoked one is believed until the cache forgets it, seconds later. */
@Component
class Keys implements ApplicationRunner {
  private static final String ONLY_PROJECT = "default";

  private final ApiKeys keys;
  private final Settings settings;
  private final Clock clock;

  Keys(ApiKeys keys, Settings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  @Cacheable(cacheNames = "api-keys", unless = "#result == null")
  public Optional<String> projectOf(String hash) {
    return keys.findByHashAndRevokedAtIsNull(hash).map(ApiKey::project);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String hash = Secrets.keyHash(settings.apiKey());
    if (!keys.existsById(hash)) {
      keys.save(new ApiKey(hash, ONLY_PROJECT, clock.instant()));
    }
  }
}
