package io.ilwon.rail.kftc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The stub bank's own books: what was booked, and what became of each order. */
final class StubLedger implements AutoCloseable {
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final List<StubCredit> credits = new ArrayList<>();
  private final Set<String> reversed = new HashSet<>();
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Clock clock;
  private final Consumer<StubCredit> onBooked;
  private boolean strict;

  StubLedger(Clock clock, Consumer<StubCredit> onBooked) {
    this.clock = clock;
    this.onBooked = onBooked;
  }

  /** What the bank's codes say; an empty bank code leaves the list out. */
  record Word(String rspCode, String bankRspCode) {}

  /** What a send asks for; all as it came. */
  record Deposit(
      String tranId,
      String bankCode,
      String account,
      String holder,
      boolean checksHolder,
      String printContent,
      String amount) {}

  /**
   * An order that the bank remembers.
   *
   * @param date the bank day on which it came
   * @param hidden until it is booked an inquiry finds no record
   */
  record Order(Deposit deposit, String date, boolean hidden, String bankRspCode) {}

  synchronized void strict(boolean on) {
    strict = on;
  }

  synchronized void holder(String account, String name) {
    holders.put(account, name);
  }

  synchronized void missing(String account) {
    missing.add(account);
  }

  /** The account's holder; empty where there is no such account. */
  synchronized Optional<String> holderOf(String account) {
    return missing.contains(account)
        ? Optional.empty()
        : Optional.of(holders.getOrDefault(account, "홍길동"));
  }

  synchronized List<StubCredit> credits() {
    return List.copyOf(credits);
  }

  synchronized Set<String> reversed() {
    return Set.copyOf(reversed);
  }

  /** Takes a booking back. */
  synchronized void reverse(String tranId) {
    reversed.add(tranId);
  }

  /** What the bank says about an order of that day. */
  synchronized Optional<Order> found(String tranId, String date) {
    return Optional.ofNullable(orders.get(tranId))
        .filter(order -> !order.hidden() && order.date().equals(date));
  }

  /** Carries a send out. In strict mode an id that is known already is booked once more. */
  synchronized Word take(Deposit deposit, Behaviour.Deed deed) {
    if (orders.containsKey(deposit.tranId()) && !strict) {
      return new Word("A0326", "822");
    }
    return switch (deed) {
      case Behaviour.Deed.Book b -> {
        Optional<String> forbidden = forbids(deposit);
        yield forbidden.isPresent()
            ? refused(deposit, new Word("A0000", forbidden.get()))
            : booked(deposit);
      }
      case Behaviour.Deed.Neglect n -> new Word("A0007", "");
      case Behaviour.Deed.Refuse r -> refused(deposit, new Word(r.rspCode(), r.bankRspCode()));
      case Behaviour.Deed.BookLater l -> {
        orders.put(deposit.tranId(), new Order(deposit, today(), true, ""));
        after(l.after(), () -> booked(deposit));
        yield new Word("A0007", "");
      }
      case Behaviour.Deed.InProcess p -> {
        orders.put(deposit.tranId(), new Order(deposit, today(), false, "400"));
        after(
            p.during(),
            () -> {
              if (p.bankRspCode().equals("000")) {
                booked(deposit);
              } else {
                refused(deposit, new Word("A0000", p.bankRspCode()));
              }
            });
        yield new Word("A0000", "400");
      }
    };
  }

  private Optional<String> forbids(Deposit deposit) {
    Optional<String> holder = holderOf(deposit.account());
    if (holder.isEmpty()) {
      return Optional.of("412");
    }
    boolean another =
        deposit.checksHolder()
            && !holder.get().replace(" ", "").equals(deposit.holder().replace(" ", ""));
    return another ? Optional.of("815") : Optional.empty();
  }

  private synchronized Word booked(Deposit deposit) {
    StubCredit credit =
        new StubCredit(
            credits.size() + 1,
            clock.instant(),
            deposit.bankCode(),
            deposit.account(),
            deposit.printContent(),
            deposit.amount(),
            deposit.tranId());
    onBooked.accept(credit);
    credits.add(credit);
    orders.put(deposit.tranId(), new Order(deposit, today(), false, "000"));
    return new Word("A0000", "000");
  }

  /** Only what reached a bank leaves a record that an inquiry finds. */
  private synchronized Word refused(Deposit deposit, Word word) {
    boolean reachedABank = List.of("A0000", "A0002", "A0009").contains(word.rspCode());
    if (reachedABank) {
      orders.put(deposit.tranId(), new Order(deposit, today(), false, word.bankRspCode()));
    }
    return word;
  }

  private void after(Duration delay, Runnable then) {
    var _ = later.schedule(then, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The bank day. */
  String today() {
    return DATE.format(clock.instant().atZone(SEOUL));
  }

  Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
