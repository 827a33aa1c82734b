package rival;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface Submissions extends JpaRepository<Submission, String> {

  /** Under its lock. Locks are taken in the order submission, account. */
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Submission> findById(String id);
}
