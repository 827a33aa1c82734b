package io.ilwon.transfer;

import io.github.bucket4j.TimeMeter;
import io.ilwon.rail.Rail;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Production's inquirer without its threads: every look is taken when its owner says so. */
public final class SteppedInquirer {
  private final Inquirer inquirer;

  public SteppedInquirer(
      Inquiries store,
      Rail rail,
      TransferFields fields,
      Outcomes outcomes,
      Duration lease,
      LongSupplier nanoTime) {
    TimeMeter meter =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanoTime.getAsLong();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        };
    this.inquirer = new Inquirer(store, rail, fields, outcomes, lease, Runnable::run, meter);
  }

  /** Asks about what is due; true when more may be. */
  public boolean askWhatIsDue() throws SQLException {
    return inquirer.askWhatIsDue();
  }

  /** Takes over what lost senders left; true when more may be. */
  public boolean takeOverLeases() throws SQLException, InterruptedException {
    return inquirer.takeOverLeases();
  }

  /** Hears what the rail tells by itself. */
  public void hearNotices() throws SQLException {
    inquirer.hearNotices();
  }

  /** Takes over what the start before this one left; returns how many. */
  public int takeOver(NodeId former) throws SQLException, InterruptedException {
    return inquirer.takeOver(former);
  }
}
