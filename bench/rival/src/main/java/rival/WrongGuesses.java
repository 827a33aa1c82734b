package rival;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface WrongGuesses extends JpaRepository<WrongGuess, UUID> {

  /** When codes for the account were wrong, oldest first. */
  @Query(
      "select g.at from WrongGuess g where g.accountId = :accountId and g.at > :since order by g.at")
  List<Instant> instants(String accountId, Instant since);
}
