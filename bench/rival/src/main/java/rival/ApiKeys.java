package rival;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApiKeys extends JpaRepository<ApiKey, String> {
  Optional<ApiKey> findByHashAndRevokedAtIsNull(String hash);
}
