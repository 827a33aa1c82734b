package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.db.Storm;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.HeldBack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bank that hangs fills its own places and nobody else's (invariant I24). */
class BankPlacesTest {
  private static final BankCode HANGING = new BankCode("088");
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer UNABLE = new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, 0);
  private static final DepositAnswer PROCESSING =
      new DepositAnswer.Retry(RetryReason.PROCESSING, 0);

  private static String number(int i) {
    return "1101818%03d1999".formatted(i);
  }

  @Test
  void aHangingBankIsHeldBackOnceItsPlacesAreTakenAndTheOthersAreServed() throws SQLException {
    try (Desk desk =
        Desk.open(Desk.Setup.USUAL.bankSends(8).answer(Duration.ofMillis(400)).totalWon(32))) {
      CountDownLatch hanging = new CountDownLatch(1);
      desk.rail.onSend =
          (order, bank) -> {
            if (order.account().bank().equals(HANGING)) {
              await(hanging);
            }
            return bank.send(order);
          };
      desk.rail.onHolder =
          (account, claimed) -> {
            await(hanging);
            return HolderCheck.MATCH;
          };
      List<SubmissionId> ids = desk.opened(60);
      List<DepositAnswer> answers = Storm.of(20, i -> desk.deposit(ids.get(i), HANGING, number(i)));
      assertEquals(8, answers.stream().filter(PROCESSING::equals).count());
      assertEquals(12, answers.stream().filter(UNABLE::equals).count());
      assertEquals(0, desk.load.free(HANGING));
      assertEquals(8, desk.count("select sum(places) from account"), "a held one takes no place");

      long before = System.nanoTime();
      assertEquals(UNABLE, desk.deposit(ids.get(59), HANGING, number(59)));
      assertTrue(System.nanoTime() - before < Duration.ofMillis(300).toNanos(), "at once");
      for (int i = 20; i < 44; i++) {
        assertEquals(SUCCESS, desk.deposit(ids.get(i), number(i)));
      }
      // 8 and 24 are the 32 won of the day: twelve held back have cost none.
      assertEquals(32, desk.count("select count(*) from transfer"));
      List<DepositAnswer> checks = Storm.of(12, i -> desk.checkHolder(ids.get(44 + i), number(70)));
      assertEquals(12, checks.stream().filter(UNABLE::equals).count());
      assertEquals(8, desk.count("select sum(checks) from account"), "four were not even counted");

      hanging.countDown();
      Storm.until("given back", () -> desk.load.free(HANGING) == 8);
      desk.rail.onHolder = (account, claimed) -> HolderCheck.MATCH;
      Storm.until("checks too", () -> desk.checkHolder(ids.get(56), number(71)).equals(SUCCESS));
    }
  }

  /** Whatever becomes of a call, its place comes back. */
  @Test
  void noPlaceIsEverLost() throws SQLException {
    Desk.Setup moody =
        Desk.Setup.USUAL
            .bankSends(16)
            .totalWon(150)
            .answer(Duration.ofMillis(60))
            .hold(bank -> chance(20) ? Optional.of(HeldBack.DATABASE_RESTORED) : Optional.empty());
    try (Desk desk = Desk.open(moody)) {
      desk.rail.onSend = (order, bank) -> whatever();
      desk.rail.onHolder =
          (account, claimed) -> {
            whatever();
            return HolderCheck.NO_MATCH;
          };
      for (int round = 0; round < 6 || (round < 40 && desk.rail.sent.size() < 100); round++) {
        List<SubmissionId> ids = Storm.of(40, i -> opened(desk));
        Storm.of(
            200,
            i -> {
              SubmissionId id = ids.get(i % 40);
              return i % 3 == 0
                  ? desk.checkHolder(id, number(i))
                  : desk.deposit(id, i % 2 == 0 ? HANGING : Desk.BANK, number(i));
            });
      }
      for (BankCode bank : List.of(HANGING, Desk.BANK)) {
        Storm.until("all places of " + bank, () -> desk.load.free(bank) == 16);
      }
      assertTrue(desk.rail.sent.size() >= 100, () -> "sent " + desk.rail.sent.size());
    }
  }

  /** So short a patience is over for one or another, who then asks again. */
  private static SubmissionId opened(Desk desk) {
    while (true) {
      if (desk.submissions.open(desk.project, Desk.APPLICANT) instanceof OpenAnswer.Opened o) {
        return o.id();
      }
    }
  }

  private static TransferOutcome whatever() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(chance(10) ? 100 : 2));
    return switch (ThreadLocalRandom.current().nextInt(8)) {
      case 0 -> new TransferOutcome.Sent("r");
      case 1 -> new TransferOutcome.Refused(Refusal.NOT_REQUESTED, "connection refused");
      case 2 -> new TransferOutcome.Refused(Refusal.HELD_BACK, "deadline");
      case 3 -> throw new IllegalStateException("a fault of the rail");
      case 4 -> throw new StackOverflowError("a fault of the rail");
      default -> new TransferOutcome.Refused(Refusal.ACCOUNT_NOT_VERIFIED, "412");
    };
  }

  private static boolean chance(int percent) {
    return ThreadLocalRandom.current().nextInt(100) < percent;
  }

  /** Answered by the bank's time-out, or the answer time, and half a second. */
  @ParameterizedTest
  @CsvSource({"400, 3000, 400", "3000, 400, 400", "700, 700, 700"})
  void everyCallIsAnsweredInTime(long answerMillis, long bankMillis, long first)
      throws SQLException {
    try (Desk desk = Desk.open(Desk.Setup.USUAL.answer(Duration.ofMillis(answerMillis)))) {
      desk.rail.onSend =
          (order, bank) -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(bankMillis));
            return new TransferOutcome.Unknown("no answer");
          };
      desk.rail.onHolder =
          (account, claimed) -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(bankMillis));
            return HolderCheck.NOT_POSSIBLE;
          };
      List<SubmissionId> ids = desk.opened(40);
      List<Long> took =
          Storm.of(
              40,
              i -> {
                long before = System.nanoTime();
                DepositAnswer answer =
                    i % 2 == 0
                        ? desk.deposit(ids.get(i), number(i))
                        : desk.checkHolder(ids.get(i), number(i));
                assertEquals(i % 2 == 0 ? PROCESSING : UNABLE, answer);
                return (System.nanoTime() - before) / 1_000_000;
              });
      for (long millis : took) {
        assertTrue(millis >= first && millis <= first + 500, () -> took.toString());
      }
      Storm.until("given back", () -> desk.load.free(Desk.BANK) == 256);
    }
  }

  @Test
  void aBankWithoutClearAnswersIsHeldBackAndTriedAgain() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.rail.onSend = (order, bank) -> new TransferOutcome.Unknown("no answer");
      List<SubmissionId> ids = desk.opened(102);
      List<DepositAnswer> answers = Storm.of(100, i -> desk.deposit(ids.get(i), number(i)));
      assertEquals(100, answers.stream().filter(PROCESSING::equals).count());
      assertEquals(UNABLE, desk.deposit(ids.get(100), number(100)));
      assertEquals(SUCCESS, desk.checkHolder(ids.get(100), number(100)), "no part of the breaker");
      assertEquals(100, desk.count("select count(*) from transfer where state = 'unknown'"));
      desk.rail.onSend = (order, bank) -> bank.send(order);
      assertEquals(SUCCESS, desk.deposit(ids.get(101), HANGING, number(101)));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
