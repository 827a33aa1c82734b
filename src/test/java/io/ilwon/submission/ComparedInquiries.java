package io.ilwon.submission;

import io.ilwon.transfer.Inquiries;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** Asks the store and its twin, and tells what the store answers if both answer the same. */
record ComparedInquiries(Inquiries real, Inquiries twin) implements Inquiries {
  @Override
  public Instant now() throws SQLException {
    return same(real.now(), twin.now());
  }

  @Override
  public List<Question> lease(String rail, int most, Duration lasting) throws SQLException {
    return sameInAnyOrder(real.lease(rail, most, lasting), twin.lease(rail, most, lasting));
  }

  @Override
  public List<Outcomes.Address> overdue(int most) throws SQLException {
    return sameInAnyOrder(real.overdue(most), twin.overdue(most));
  }

  @Override
  public List<Outcomes.Address> leftBy(NodeId node, int most) throws SQLException {
    return sameInAnyOrder(real.leftBy(node, most), twin.leftBy(node, most));
  }

  @Override
  public List<Told> told(List<String> railIds) throws SQLException {
    return sameInAnyOrder(real.told(railIds), twin.told(railIds));
  }

  private static <T> T same(T real, T twin) {
    Broken.unless(real.equals(twin), "the stores differ", real, twin);
    return real;
  }

  private static <T> List<T> sameInAnyOrder(List<T> real, List<T> twin) {
    same(new HashSet<>(real), new HashSet<>(twin));
    return real;
  }
}
