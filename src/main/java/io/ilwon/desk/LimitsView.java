package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of limits: finished texts, numbers masked. */
public record LimitsView(
    Frame f,
    List<AccountRow> capped,
    List<LockRow> locked,
    List<LockRow> keys,
    List<SpreadRow> spread,
    List<AddressRow> addresses,
    boolean mayLift,
    List<Form.Fault> faults) {
  /** An account whose ten of the day are used; {@code href} is null for whoever may not look. */
  public record AccountRow(
      String bank, String number, String project, int places, @Nullable String href) {
    @Override
    public String toString() {
      return "AccountRow";
    }
  }

  /**
   * Something whose codes are not evaluated.
   *
   * @param id what a lift names: a submission of the account, or the key
   * @param wrong how many codes were wrong; empty where a share of them counts
   */
  public record LockRow(
      String id,
      String what,
      String project,
      String wrong,
      Times.Moment until,
      @Nullable String href) {
    @Override
    public String toString() {
      return "LockRow[" + id + "]";
    }
  }

  /** A submission that was sent to several accounts. */
  public record SpreadRow(
      String id, @Nullable String href, String project, int accounts, Times.Moment last) {}

  /** An address without a key of ours. */
  public record AddressRow(String address, long calls, Times.Moment last, String why) {
    @Override
    public String toString() {
      return "AddressRow";
    }
  }

  @Override
  public String toString() {
    return "LimitsView";
  }
}
