package rival;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;

interface Accounts extends JpaRepository<Account, String> {

  /** Makes the row if it is missing, so that it can be locked. */
  @Modifying
  @NativeQuery("insert into account (id, places) values (:id, 0) on conflict do nothing")
  void makeIfMissing(String id);

  /** Under its lock. */
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Account> findById(String id);
}
