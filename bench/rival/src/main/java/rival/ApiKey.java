package rival;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A key, of which only the hash is kept. */
@Entity
class ApiKey {
  @Id private String hash;
  private String project;
  private Instant createdAt;
  private Instant revokedAt;

  protected ApiKey() {}

  ApiKey(String hash, String project, Instant now) {
    this.hash = hash;
    this.project = project;
    this.createdAt = now;
  }

  String project() {
    return project;
  }
}
