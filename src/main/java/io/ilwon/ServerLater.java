package io.ilwon;

import io.ilwon.rail.InquirySchedule;
import io.ilwon.transfer.BankUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the desk asks of a server that is still opening when the desk is made.
 *
 * @param schedules of inquiries, once there is a rail
 * @param uses how banks fare at this node; nothing before there is a rail
 * @param publicUrl how people reach the page, once its port is known
 */
record ServerLater(
    Supplier<Optional<InquirySchedule>> schedules,
    Supplier<List<BankUse>> uses,
    Supplier<Optional<String>> publicUrl) {
  @Override
  public String toString() {
    return "ServerLater";
  }
}
