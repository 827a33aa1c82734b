package io.ilwon.transfer;

import io.ilwon.crypto.Opaque;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the inquirer asks of the transfers' store. */
public interface Inquiries {
  /**
   * A transfer to inquire about; its lease is this node's.
   *
   * @param dataKey the submission's, wrapped; null when erased
   * @param account sealed number; null when erased
   * @param askedAt the database's clock when the lease was taken: before the inquiry begins
   */
  record Question(
      Outcomes.Address address,
      String bankCode,
      @Nullable Opaque dataKey,
      @Nullable Opaque account,
      @Nullable Opaque holder,
      String railId,
      Instant intentAt,
      Instant askedAt) {}

  /**
   * What the rail told of one transfer, seen from our side.
   *
   * @param address null when no transfer of ours has the rail id
   * @param reversible a reversal would be news
   * @param bookable a booking would be news
   */
  record Told(
      String railId, Outcomes.@Nullable Address address, boolean reversible, boolean bookable) {}

  /** The database's clock. */
  Instant now() throws SQLException;

  /**
   * Leases up to {@code most} transfers whose inquiry is due, for {@code lasting}: those that went
   * over this rail, since no other can know of them.
   */
  List<Question> lease(String rail, int most, Duration lasting) throws SQLException;

  /** Transfers still <i>sending</i> though their lease is over: their node is gone or asleep. */
  List<Outcomes.Address> overdue(int most) throws SQLException;

  /** Transfers that a node which certainly ended left <i>sending</i>. */
  List<Outcomes.Address> leftBy(NodeId node, int most) throws SQLException;

  /** The transfers with these rail ids, and which ids are of none; one a rail id, in no order. */
  List<Told> told(List<String> railIds) throws SQLException;
}
