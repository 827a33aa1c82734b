package io.ilwon.rail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.Brand;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every rail must keep. A rail's test implements it over a bank that behaves (its own tests
 * make the bank misbehave) and shows that bank's own ledger, which is never the rail's word.
 */
public interface RailContract {

  /** One credit in the bank's ledger, as text: what the bank got, character by character. */
  record Credit(String bankCode, String accountNumber, String text, long amount) {}

  /** The rail, before a bank that takes every transfer but those to {@link #missingAccount()}. */
  Rail rail();

  /** The same rail before a bank that cannot be reached. */
  Rail railWithoutBank() throws Exception;

  /** Every credit that bank has booked since the test began, in any order. */
  List<Credit> ledger() throws Exception;

  /** An account that the bank says does not exist. */
  Account missingAccount();

  /** The day that bank writes. */
  default BankDay bankDay() {
    return BankDay.of(Instant.now());
  }

  @Test
  default void whatIsSentIsBookedOnceAndFoundAgain() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");

    Sent sent = assertInstanceOf(Sent.class, rail().send(order));

    assertFalse(sent.railReference().isBlank());
    assertEquals(List.of(new Credit("004", "110123456789", "482일원", 1)), ledger());
    assertEquals(sent, rail().inquire(asked(order)));
    assertEquals(sent, rail().inquire(asked(order)));
    assertEquals(1, ledger().size());
  }

  @ParameterizedTest
  @CsvSource({
    "020, 000012345678, 000",
    "209, 012345, 007",
    "002, 1234567890123456, 020",
    "092, 100000000000, 900"
  })
  default void theBankGetsEveryCharacterAsItIs(String bank, String number, String code)
      throws Exception {
    assertInstanceOf(Sent.class, rail().send(order(bank, number, code)));
    assertEquals(List.of(new Credit(bank, number, code + "일원", 1)), ledger());
  }

  @Test
  default void nothingLeavesThroughAClosedWindow() throws Exception {
    TransferOrder late = within(order("004", "110123456789", "482"), SendWindow.closed());

    assertEquals(new Refused(Refusal.HELD_BACK, "deadline"), rail().send(late));

    assertEquals(List.of(), ledger());
    assertEquals(Unknown.noRecord(), rail().inquire(asked(late)));
  }

  @Test
  default void aRailIdHeldBackIsNotUsedUp() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");
    rail().send(within(order, SendWindow.closed()));

    assertInstanceOf(Sent.class, rail().send(order));
    assertEquals(1, ledger().size());
  }

  @Test
  default void theSameRailIdIsNeverBookedTwice() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");
    assertInstanceOf(Sent.class, rail().send(order));

    assertInstanceOf(Unknown.class, rail().send(order));
    assertEquals(1, ledger().size());
  }

  @Test
  default void sixtyIdenticalOrdersAtOnceAreBookedOnce() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");

    List<TransferOutcome> outcomes = atOnce(60, () -> rail().send(order));

    assertEquals(1, outcomes.stream().filter(Sent.class::isInstance).count());
    assertEquals(59, outcomes.stream().filter(Unknown.class::isInstance).count());
    assertEquals(1, ledger().size());
  }

  @Test
  default void sixtyDifferentOrdersAtOnceAreAllBooked() throws Exception {
    List<TransferOutcome> outcomes =
        atOnce(60, () -> rail().send(order("004", "110123456789", "482")));

    assertTrue(outcomes.stream().allMatch(Sent.class::isInstance), outcomes::toString);
    assertEquals(60, ledger().size());
  }

  @Test
  default void anOrderTheBankNeverSawHasNoRecord() {
    assertEquals(Unknown.noRecord(), rail().inquire(asked(order("004", "110123456789", "482"))));
  }

  @Test
  default void aListedRefusalMovesNothingAndStaysOne() throws Exception {
    TransferOrder order = order(missingAccount(), "482");

    Refused refused = assertInstanceOf(Refused.class, rail().send(order));

    assertEquals(Refusal.ACCOUNT_NOT_VERIFIED, refused.why());
    assertEquals(List.of(), ledger());
    TransferOutcome asked = rail().inquire(asked(order));
    assertTrue(asked.equals(refused) || asked.equals(Unknown.noRecord()), asked::toString);
  }

  /** An order as it is asked about has no digits any more; sending it would print none. */
  @Test
  default void anOrderWithoutADescriptorIsNotSent() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");
    TransferOrder bare = within(asked(order), order.window());

    Refused refused = assertInstanceOf(Refused.class, rail().send(bare));

    assertEquals(Refusal.NOT_REQUESTED, refused.why());
    assertEquals(List.of(), ledger());
  }

  @Test
  default void theHolderIsCheckedWithoutMovingMoney() throws Exception {
    HolderName claimed = new HolderName("홍길동");

    assertEquals(HolderCheck.MATCH, rail().holder(account("004", "110123456789"), claimed));
    assertEquals(HolderCheck.NO_MATCH, rail().holder(missingAccount(), claimed));
    assertEquals(List.of(), ledger());
  }

  @Test
  default void withoutABankNothingIsThrownAndNothingIsClaimed() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");
    Rail alone = railWithoutBank();

    TransferOutcome sent = alone.send(order);
    boolean certain = sent instanceof Refused(Refusal why, _) && why == Refusal.NOT_REQUESTED;
    boolean doubtful = sent instanceof Unknown unknown && !unknown.isNoRecord();
    assertTrue(certain || doubtful, sent::toString);

    Unknown asked = assertInstanceOf(Unknown.class, alone.inquire(asked(order)));
    assertFalse(asked.isNoRecord());
    assertNotEquals(
        HolderCheck.NO_MATCH, alone.holder(order.account(), order.holder()), "accuses nobody");
    assertEquals(List.of(), alone.notices(Instant.EPOCH));
    assertEquals(List.of(), ledger());
  }

  @Test
  default void nothingIsToldThatDidNotHappen() {
    rail().send(order("004", "110123456789", "482"));
    assertEquals(List.of(), rail().notices(Instant.EPOCH));
  }

  /** A rail without a list of its own answers that it has none. */
  @Test
  default void aStatementHasWhatTheLedgerHas() throws Exception {
    TransferOrder order = order("004", "110123456789", "482");
    rail().send(order);
    rail().send(order(missingAccount(), "482"));

    for (List<StatementLine> lines : rail().statement(bankDay()).stream().toList()) {
      StatementLine line = lines.getFirst();
      assertEquals(1, lines.size());
      assertEquals(order.railId(), line.railId());
      assertEquals(StatementLine.Kind.DEPOSIT, line.kind());
      assertEquals(order.account().bank(), line.bank());
      line.number().ifPresent(number -> assertEquals(order.account().number(), number));
      assertEquals(Won.ONE, line.amount());
      assertEquals(bankDay(), BankDay.of(line.at()));
      assertEquals(Optional.of(List.of()), rail().statement(bankDay().previous()));
    }
    assertEquals(Optional.empty(), railWithoutBank().statement(bankDay()));
  }

  @Test
  default void railIdsAreShortTextAndNeverRepeat() throws Exception {
    Set<String> ids = new HashSet<>(atOnce(10_000, () -> rail().newRailId()));
    assertEquals(10_000, ids.size());
    assertTrue(ids.stream().allMatch(id -> id.matches("[A-Za-z0-9_-]{16,40}")));
  }

  @Test
  default void theScheduleAsksAtLeastOnceAndEveryDelayIsAWait() {
    InquirySchedule schedule = rail().schedule();
    assertFalse(schedule.delays().isEmpty());
    assertTrue(schedule.delays().stream().allMatch(Duration::isPositive));
    assertFalse(schedule.settleHorizon().isNegative());
    assertTrue(rail().name().matches("[a-z]+"));
  }

  /** A fresh order whose window is open for a minute. */
  default TransferOrder order(String bank, String number, String code) {
    return order(account(bank, number), code);
  }

  /** The same, to an account at hand. */
  default TransferOrder order(Account account, String code) {
    Instant now = Instant.now();
    return new TransferOrder(
        rail().newRailId(),
        account,
        new HolderName("홍길동"),
        Optional.of(new Descriptor(new DescriptorCode(code), new Brand("일원"))),
        Won.ONE,
        now,
        SendWindow.until(System.nanoTime() + 60_000_000_000L, now.plusSeconds(60)));
  }

  /** The order as it is asked about: its digits are gone and it can never be sent. */
  static TransferOrder asked(TransferOrder order) {
    return new TransferOrder(
        order.railId(),
        order.account(),
        order.holder(),
        Optional.empty(),
        order.amount(),
        order.intentAt(),
        SendWindow.closed());
  }

  private static TransferOrder within(TransferOrder order, SendWindow window) {
    return new TransferOrder(
        order.railId(),
        order.account(),
        order.holder(),
        order.descriptor(),
        order.amount(),
        order.intentAt(),
        window);
  }

  private static Account account(String bank, String number) {
    return new Account(new BankCode(bank), new AccountNumber(number));
  }

  private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(Collections.nCopies(times, call))) {
        results.add(done.get());
      }
      return results;
    }
  }
}
