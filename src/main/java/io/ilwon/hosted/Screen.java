package io.ilwon.hosted;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the person sees, with what is said there. {@link Screens} decides which. */
sealed interface Screen {
  /** P1. */
  record PickBank(Notice notice) implements Screen {}

  /**
   * P2; number and holder as typed.
   *
   * @param fixed nobody but the caller chose the bank: it cannot be changed
   * @param lockedHolder the only name the caller asked for
   */
  record EnterAccount(
      BankCode bank,
      boolean fixed,
      String number,
      String holder,
      @Nullable HolderName lockedHolder,
      int chances,
      Notice notice)
      implements Screen {
    @Override
    public String toString() {
      return "EnterAccount[" + bank + ", " + notice + "]";
    }
  }

  /** P3. {@code slow}: longer than banks usually take. */
  record Sending(boolean slow) implements Screen {}

  /**
   * P4.
   *
   * @param tries wrong numbers still allowed, for this code and in all
   * @param sends won that may still be sent
   * @param resendAt from when on another won may be sent; null while nobody knows of the last
   * @param extendable whether "five more minutes" can still be had
   */
  record EnterCode(
      Account account,
      Instant expiresAt,
      int tries,
      int sends,
      @Nullable Instant resendAt,
      boolean extendable,
      Notice notice)
      implements Screen {
    static final Duration OFFERED_BEFORE_THE_END = Duration.ofMinutes(2);

    /** Whether more time is offered by now. */
    boolean offersMoreTime(Instant now) {
      return extendable && !now.isBefore(expiresAt.minus(OFFERED_BEFORE_THE_END));
    }
  }

  /** P5. */
  record Help(Account account) implements Screen {}

  /** P6. */
  record CodeExpired(int sends, @Nullable Instant resendAt) implements Screen {}

  /** P7. {@code typing}: a code may still be typed, since it may well be on the statement. */
  record Unknown(boolean typing) implements Screen {}

  /** P8; null where nothing is known of the account. */
  record Done(@Nullable Account account, @Nullable HolderName holder) implements Screen {}

  /** P9. */
  record NoMoreChances(int max) implements Screen {}

  /** P9 with another sentence: no won may be sent any more, and no code can be typed. */
  record NoMoreSends() implements Screen {}

  /** P10. */
  record DayFull() implements Screen {}

  /** P11. {@code stuck}: three times in a row, so that another way is offered first. */
  record NotConfirmed(@Nullable BankCode bank, int chances, boolean stuck) implements Screen {}

  /** P12. */
  record CannotReceive(int chances) implements Screen {}

  /** P13; {@code until} where it is known when the bank opens. */
  record BankClosed(BankCode bank, @Nullable Instant until) implements Screen {}

  /** P14. */
  record OurFault(boolean stuck) implements Screen {}

  /** P15. */
  record LinkGone() implements Screen {}

  /** P16. */
  record OtherDevice() implements Screen {}

  /** P19. */
  record AccountLocked(Instant until) implements Screen {}

  /** P20. */
  record NoMoreGuesses(int max) implements Screen {}

  /** P21. */
  record TimedOut() implements Screen {}

  /** The word the script compares: {@code enter_code}. */
  default String word() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }
}
