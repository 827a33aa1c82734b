package rival;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Transfers extends JpaRepository<Transfer, UUID> {

  @Query(
      "select count(t) from Transfer t where t.accountId = :accountId and t.state in (SENDING, UNKNOWN)")
  int countOpen(String accountId);

  /** Open transfers that somebody has to ask the bank about, with the ids of their submissions. */
  @Query(
      """
      select new rival.Transfers$Due(t.id, t.submission.id) from Transfer t
      where t.state in (SENDING, UNKNOWN) and t.nextInquiryAt <= :now order by t.nextInquiryAt
      """)
  List<Due> due(Instant now, Limit limit);

  record Due(UUID transferId, String submissionId) {}
}
