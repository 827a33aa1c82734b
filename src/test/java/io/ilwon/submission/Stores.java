package io.ilwon.submission;

import io.ilwon.group.SteppedGroup;
import io.ilwon.group.Work;
import io.ilwon.transfer.Inquiries;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Everything stored, as nodes reach it: PostgreSQL, or its twin in memory. */
interface Stores extends AutoCloseable {
  /** What a group does, with these rules. */
  Work<Command, Told> work(Fold.Rules rules, Sender sender);

  /** Where its transactions run. */
  SteppedGroup.Lender lender();

  /** What the inquirer asks. */
  Inquiries inquiries();

  /** Unfinished submissions whose time has run out. */
  List<SubmissionId> ranOut(int most) throws SQLException;

  /** From now on the database's clock shows this. */
  void clock(Instant now);

  /**
   * The group's last round trip is on its way and its connection lost: it is written later or, if
   * its node learns first that it is not there, never. Until then it holds its locks.
   */
  void leaveUnderWay(Work.Round<Told> round, UUID group);

  /** What was under way arrives at last. */
  void arrive();

  /** Who hears of every group as it is committed. */
  void listen(Consumer<Changes> committed);

  /** What is committed. */
  Tables tables();

  @Override
  void close();
}
