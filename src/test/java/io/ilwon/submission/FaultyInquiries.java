package io.ilwon.submission;

import io.ilwon.transfer.Inquiries;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a node's inquirer asks: the database may be away, the node may die after a lease. */
record FaultyInquiries(SimulatedNode node, FaultyGround ground, Inquiries real)
    implements Inquiries {
  @Override
  public Instant now() throws SQLException {
    ground.away();
    return real.now();
  }

  @Override
  public List<Question> lease(String rail, int most, Duration lasting) throws SQLException {
    ground.away();
    List<Question> questions = real.lease(rail, most, lasting);
    if (!questions.isEmpty()) {
      node.world.looks.inquiries(Agenda.micros(lasting));
    }
    node.mayDie();
    return questions;
  }

  @Override
  public List<Outcomes.Address> overdue(int most) throws SQLException {
    ground.away();
    boolean ignored = node.world.planted == Planted.THE_LEASE_IS_IGNORED;
    List<Outcomes.Address> overdue = ignored ? node.world.sending() : real.overdue(most);
    if (!overdue.isEmpty()) {
      node.world.looks.leases(2 * Agenda.SECOND);
    }
    return overdue;
  }

  @Override
  public List<Outcomes.Address> leftBy(NodeId former, int most) throws SQLException {
    return real.leftBy(former, most);
  }

  @Override
  public List<Told> told(List<String> railIds) throws SQLException {
    return real.told(railIds);
  }
}
