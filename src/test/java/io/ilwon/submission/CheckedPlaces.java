package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** I3, both ways: what an account's row counts, and what its bank books. */
final class CheckedPlaces {
  private record AccountOn(Opaque account, BankDay day) {}

  private final SimulatedWorld world;
  private final Set<TransferId> excused;
  private final Map<AccountOn, Integer> settled = new HashMap<>();

  /**
   * Nothing is settled yet.
   *
   * @param excused transfers whose credits count past ten as late ones do
   */
  CheckedPlaces(SimulatedWorld world, Set<TransferId> excused) {
    this.world = world;
    this.excused = excused;
  }

  /** A transfer of the account is known to have sent its won. */
  void settled(Opaque account, BankDay day) {
    settled.merge(new AccountOn(account, day), 1, Integer::sum);
  }

  /** Not one place too few, and none that leaks. */
  void areTheMoneys(Opaque account, BankDay today) {
    AccountDay row = world.stores.tables().accounts.get(account);
    // A guess that settles nothing leaves its account's row to whoever locks it next.
    if (row == null || !row.day().equals(today)) {
      return;
    }
    int open = world.stores.tables().openOf(account).size();
    int expected = open + settled.getOrDefault(new AccountOn(account, today), 0);
    if (row.places() != expected) {
      String what = "I3: " + row.places() + " places, but " + expected + " won";
      Broken.unless(false, what, named(account), today);
    }
    if (row.full(today)) {
      world.counts.add(Counts.What.DAYS_FULL);
    }
  }

  /** Never more than ten booked or to come, but for what the bank books late. */
  void mayStillBeBooked(Opaque account) {
    BankDay today = BankDay.of(world.agenda.instant());
    int[] credits = world.bank.creditsOn(account, today, excused);
    int may = 0;
    for (TransferId id : world.stores.tables().openOf(account)) {
      String railId = world.stores.tables().transfer(id).transfer().railId();
      SimulatedBank.Order order = world.bank.orders.get(railId);
      may += order == null || !order.booked() ? 1 : 0;
    }
    if (credits[0] + may > AccountDay.PLACES + credits[1]) {
      String what = "I3: " + credits[0] + " credits, and " + may + " that may come";
      Broken.unless(false, what, named(account), today);
    }
  }

  /** The account and its transfers, for whoever looks for the cause. */
  private String named(Opaque account) {
    String name = SimulatedWorld.Purse.name(account);
    return world.stores.tables().transfers.values().stream()
        .map(Tables.TransferRow::transfer)
        .filter(t -> t.account().equals(account))
        .map(Transfer::railId)
        .collect(Collectors.joining(" ", name + ": ", ""));
  }
}
