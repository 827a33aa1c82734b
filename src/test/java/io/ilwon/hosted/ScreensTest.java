package io.ilwon.hosted;

import static io.ilwon.hosted.Stood.ACCOUNT;
import static io.ilwon.hosted.Stood.HOLDER;
import static io.ilwon.hosted.Stood.at;
import static io.ilwon.hosted.Stood.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.submission.Rejection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which stored state is which screen; every rule and both sides of every moment. */
class ScreensTest {
  private static final BankCode KOOKMIN = new BankCode("004");

  record Case(String what, Stood stood, double second, Screen screen) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> aStateIsAScreen() {
    return Stream.of(links(), ends(), deposits(), codes(), notices()).flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource
  void aStateIsAScreen(Case each) {
    assertEquals(each.screen(), each.stood().screen(each.second()));
  }

  private static Stream<Case> links() {
    var gone = new Screen.LinkGone();
    var done = new Screen.Done(ACCOUNT, HOLDER);
    return Stream.of(
        of("fresh", fresh(), 1, new Screen.PickBank(Notice.NONE)),
        of("last moment", fresh(), 3599.999, new Screen.PickBank(Notice.NONE)),
        of("expired", fresh(), 3600, gone),
        of("ended", fresh().ended(), 1, gone),
        of("approved and ended", fresh().approved().ended(), 3599.999, done),
        of("approved and expired", fresh().approved().ended(), 3600, gone),
        of("the caller chose the bank", fresh().locked("088"), 1, account("088", true, "", "")));
  }

  private static Stream<Case> ends() {
    var over = Rejection.TOO_MANY_RETRY;
    return Stream.of(
        of("approved", fresh().approved(), 61, new Screen.Done(ACCOUNT, HOLDER)),
        of("failures", fresh().rejected(over, 5, 0), 61, new Screen.NoMoreChances(5)),
        of("guesses", fresh().rejected(over, 4, 3), 61, new Screen.NoMoreGuesses(3)),
        of("timeout", fresh().rejected(Rejection.TIMEOUT, 0, 0), 61, new Screen.TimedOut()),
        of("edited", fresh().rejected(Rejection.EDITED, 0, 0), 61, new Screen.LinkGone()));
  }

  private static Stream<Case> deposits() {
    var sending = fresh().depositing("sending", 0);
    var unknown = fresh().depositing("unknown", 0);
    var pick = new Screen.PickBank(Notice.NONE);
    return Stream.of(
        of("sending", sending, 4.999, new Screen.Sending(false)),
        of("slow", sending, 5, new Screen.Sending(true)),
        of("nearly too slow", sending, 20, new Screen.Sending(true)),
        of("too slow", sending, 20.001, new Screen.Unknown(true)),
        of("unknown", unknown, 1, new Screen.Unknown(true)),
        of("unknown, code may be typed", unknown, 899.999, new Screen.Unknown(true)),
        of("unknown, code too old", unknown, 900, new Screen.Unknown(false)),
        of("unknown, code void", fresh().depositing("unknown", 3), 1, new Screen.Unknown(false)),
        of("acting", fresh().acting(0), 4.999, new Screen.Sending(false)),
        of("acting slowly", fresh().acting(0), 20, new Screen.Sending(true)),
        of("acted once", fresh().acting(0), 20.001, pick),
        of("four failed", fresh().failures(4, 4), 1, pick),
        of("won spent", fresh().failures(0, 5), 1, new Screen.NoMoreSends()));
  }

  private static Stream<Case> codes() {
    var until = at(120);
    var waits = fresh().awaitingCode(302, 0, 0, 1);
    return Stream.of(
        of("code", waits, 10, code(302, 3, 4, true, Notice.NONE)),
        of("last moment", waits, 301.999, code(302, 3, 4, true, Notice.NONE)),
        of("expired", waits, 302, new Screen.CodeExpired(4, at(32))),
        of("void", fresh().awaitingCode(302, 3, 0, 1), 10, new Screen.CodeExpired(4, at(32))),
        of("expired, won spent", fresh().awaitingCode(302, 0, 0, 5), 302, new Screen.NoMoreSends()),
        of(
            "two wrong of this code",
            fresh().awaitingCode(302, 2, 0, 1),
            10,
            code(302, 1, 4, true, Notice.NONE)),
        of(
            "one wrong in all",
            fresh().awaitingCode(302, 0, 1, 2).said(Notice.CODE_WRONG, null, 1),
            10,
            code(302, 2, 3, true, Notice.CODE_WRONG)),
        of(
            "no time beyond fifteen minutes",
            fresh().awaitingCode(900, 0, 0, 1),
            10,
            code(900, 3, 4, false, Notice.NONE)),
        of("locked", waits.said(Notice.LOCKED, until, 1), 119.999, new Screen.AccountLocked(until)),
        of(
            "not locked any more",
            waits.said(Notice.LOCKED, until, 1),
            120,
            code(302, 3, 4, true, Notice.LOCKED)));
  }

  private static Stream<Case> notices() {
    return Stream.of(
        said(Notice.NOT_CONFIRMED, 2, new Screen.NotConfirmed(KOOKMIN, 5, false)),
        said(Notice.NOT_CONFIRMED, 3, new Screen.NotConfirmed(KOOKMIN, 5, true)),
        said(Notice.CANNOT_RECEIVE, 1, new Screen.CannotReceive(5)),
        said(Notice.NOT_POSSIBLE, 1, new Screen.BankClosed(KOOKMIN, null)),
        said(Notice.OUR_FAULT, 2, new Screen.OurFault(false)),
        said(Notice.OUR_FAULT, 3, new Screen.OurFault(true)),
        said(Notice.DAY_FULL, 1, new Screen.DayFull()),
        said(Notice.SENDS_SPENT, 1, new Screen.NoMoreSends()),
        said(Notice.BANK_AGAIN, 1, new Screen.PickBank(Notice.BANK_AGAIN)),
        said(Notice.NUMBER_EMPTY, 1, typed(Notice.NUMBER_EMPTY)),
        said(Notice.HOLDER_EMPTY, 1, typed(Notice.HOLDER_EMPTY)),
        said(Notice.NUMBER_AND_HOLDER_EMPTY, 1, typed(Notice.NUMBER_AND_HOLDER_EMPTY)),
        said(Notice.NUMBER_CHARS, 1, typed(Notice.NUMBER_CHARS)),
        said(Notice.NUMBER_WRONG_FORM, 1, typed(Notice.NUMBER_WRONG_FORM)),
        said(Notice.HOLDER_WRONG_FORM, 1, typed(Notice.HOLDER_WRONG_FORM)),
        said(Notice.TOO_SOON, 1, typed(Notice.TOO_SOON)),
        said(Notice.RESENT, 1, new Screen.PickBank(Notice.NONE)),
        of("not sent after all", fresh().afterwards("refused"), 9, new Screen.OurFault(false)),
        of("taken back", fresh().afterwards("reversed"), 9, new Screen.CannotReceive(5)),
        said(Notice.LOCKED, 1, new Screen.PickBank(Notice.NONE)),
        of(
            "LOCKED for a while",
            fresh().said(Notice.LOCKED, at(9), 1),
            8.999,
            new Screen.AccountLocked(at(9))));
  }

  @Test
  void onAnotherDeviceOnlyAnEndedLinkSaysMore() {
    var stood = fresh().approved();
    assertEquals(
        new Screen.OtherDevice(),
        Screens.of(stood.session(), stood.standing(), Stood.LIMITS, at(1), false));
    assertEquals(
        new Screen.LinkGone(),
        Screens.of(stood.session(), stood.standing(), Stood.LIMITS, at(3600), false));
  }

  @Test
  void moreTimeIsOfferedInTheLastTwoMinutes() {
    var code = (Screen.EnterCode) fresh().awaitingCode(302, 0, 0, 1).screen(10);
    assertFalse(code.offersMoreTime(at(181.999)));
    assertTrue(code.offersMoreTime(at(182)));
    var last = (Screen.EnterCode) fresh().awaitingCode(900, 0, 0, 1).screen(10);
    assertFalse(last.offersMoreTime(at(899)));
  }

  @Test
  void aTapOnAClosedBankSaysWhenItOpens() {
    var s = fresh();
    assertEquals(
        new Screen.BankClosed(KOOKMIN, at(60)),
        Screens.picked(
            s.session(),
            s.standing(),
            KOOKMIN,
            new Availability.Closed(Optional.of(at(60)), Optional.empty())));
    assertEquals(
        account("004", false, "", ""),
        Screens.picked(s.session(), s.standing(), KOOKMIN, new Availability.Unsteady()));
  }

  @Test
  void whatIsWrongWithOneBanksFormIsNotSaidOfAnothers() {
    var s = fresh().said(Notice.NUMBER_EMPTY, null, 1);
    assertEquals(
        new Screen.EnterAccount(new BankCode("088"), false, "123-45", "홍길동", null, 5, Notice.NONE),
        Screens.account(s.session(), s.standing(), new BankCode("088")));
  }

  @Test
  void aCodeMayBeTypedWhileNobodyKnowsOfTheWonAndNotBefore() {
    var unknown = fresh().depositing("unknown", 1);
    assertEquals(
        new Screen.EnterCode(ACCOUNT, at(900), 2, 0, null, false, Notice.NONE),
        Screens.typing(unknown.session(), unknown.standing(), Stood.LIMITS, at(30)));
    var sending = fresh().depositing("sending", 0);
    assertInstanceOf(
        Screen.Sending.class,
        Screens.typing(sending.session(), sending.standing(), Stood.LIMITS, at(3)));
  }

  @Test
  void wordsAreTheScreensNames() {
    assertEquals("enter_code", fresh().awaitingCode(302, 0, 0, 1).screen(10).word());
    assertEquals("no_more_chances", new Screen.NoMoreChances(5).word());
  }

  private static Case of(String what, Stood stood, double second, Screen screen) {
    return new Case(what, stood, second, screen);
  }

  private static Case said(Notice notice, int inARow, Screen screen) {
    return of(notice + " " + inARow, fresh().said(notice, null, inARow), 1, screen);
  }

  private static Screen typed(Notice notice) {
    return new Screen.EnterAccount(KOOKMIN, false, "123-45", "홍길동", null, 5, notice);
  }

  private static Screen account(String bank, boolean fixed, String number, String holder) {
    return new Screen.EnterAccount(new BankCode(bank), fixed, number, holder, null, 5, Notice.NONE);
  }

  private static Screen code(double expires, int tries, int sends, boolean more, Notice notice) {
    return new Screen.EnterCode(ACCOUNT, at(expires), tries, sends, at(32), more, notice);
  }
}
