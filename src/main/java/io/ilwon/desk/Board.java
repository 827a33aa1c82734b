package io.ilwon.desk;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.BankNumbers;
import io.ilwon.transfer.BankNumbersStore;
import io.ilwon.transfer.BankPace;
import io.ilwon.transfer.BankStop;
import io.ilwon.transfer.BankUse;
import io.ilwon.transfer.CalendarRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything known of the banks at one moment. Numbers may be ten seconds old; stops and the
 * calendar are read anew each time.
 */
public final class Board {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);
  private final Stops stops;
  private final BankHoursStore hours;
  private final Fresh<List<BankNumbers>> numbers;
  private final Supplier<List<BankUse>> uses;
  private final String rail;
  private final BankNumbersStore store;
  private final Recent<BankCode, List<BankPace>> paces = new Recent<>(GOOD_FOR);

  /**
   * Over what is stored.
   *
   * @param uses how banks fare at this node
   * @param rail the server's own; what was confirmed for another holds nothing back here
   */
  public Board(
      Stops stops,
      BankHoursStore hours,
      BankNumbersStore numbers,
      Supplier<List<BankUse>> uses,
      String rail) {
    this.stops = stops;
    this.hours = hours;
    this.numbers = new Fresh<>(GOOD_FOR, numbers::read);
    this.store = numbers;
    this.uses = uses;
    this.rail = rail;
  }

  /** What was read at one moment. */
  record Now(
      List<BankStop> stops, List<CalendarRow> rows, List<BankNumbers> numbers, List<BankUse> uses) {
    Optional<BankNumbers> numbers(BankCode bank) {
      return numbers.stream().filter(each -> each.bank().equals(bank)).findFirst();
    }

    /** As the breaker of this node has it; a bank never asked is open to sends. */
    BankUse.Gate gate(BankCode bank) {
      return uses.stream()
          .filter(use -> use.bank().equals(bank))
          .map(BankUse::breaker)
          .findFirst()
          .orElse(BankUse.Gate.CLOSED);
    }

    boolean stopped(BankCode bank) {
      return stops.stream().anyMatch(stop -> stop.banks().has(bank));
    }
  }

  Now read() throws SQLException {
    return new Now(stops.ofBanks().list(), hours.list(), numbers.get(), uses.get());
  }

  /** One bank's last day, hour by hour. */
  List<BankPace> pace(BankCode bank) throws SQLException {
    return paces.of(bank, () -> store.hours(bank));
  }

  /** Whether a row holds sends of this server back while it lasts. */
  boolean binds(CalendarRow row) {
    return binds(row.rail());
  }

  boolean binds(String confirmedFor) {
    return confirmedFor.equals(rail);
  }

  BankHoursStore hours() {
    return hours;
  }

  Stops stops() {
    return stops;
  }

  Optional<Bank> bank(String code) {
    return stops.bank(code);
  }

  BankDirectory banks() {
    return stops.banks();
  }
}
