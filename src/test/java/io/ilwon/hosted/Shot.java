package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A screen that looks different from every other, under the name its picture is kept by.
 *
 * @param screen null for the pages that are no link's: nobody knows it, nothing can be read, no
 *     cookie
 * @param typed what was searched for in the picker
 * @param act what happens once it is there
 */
record Shot(String name, @Nullable Screen screen, String typed, Act act) {
  private static final BankCode KOOKMIN = Stood.ACCOUNT.bank();

  /** The longest names of the directory, in both languages: what fits them fits all. */
  private static final BankCode LONG = new BankCode("030");

  private static final HolderName LOCKED = new HolderName("Gildong Benjamin Hong-Kilpatrick");

  enum Act {
    NONE,
    OPEN_HELP,
    OFFLINE,
    AWAY,
    NO_COOKIE,
  }

  static List<Shot> all() {
    return Stream.of(banks(), accounts(), codes(), ways(), ends()).flatMap(all -> all).toList();
  }

  private static Stream<Shot> banks() {
    Screen pick = new Screen.PickBank(Notice.NONE);
    return Stream.of(
        of("p01-bank", pick),
        of("p01-bank-again", new Screen.PickBank(Notice.BANK_AGAIN)),
        new Shot("p01-bank-found", pick, "ㄱㅁ", Act.NONE),
        new Shot("p01-bank-not-found", pick, "없는은행", Act.NONE));
  }

  private static Stream<Shot> accounts() {
    return Stream.of(
        of("p02-account", account("", "", Notice.NONE)),
        of("p02-account-typed", account("123456789", "홍길동", Notice.NONE)),
        of("p02-account-both-errors", account("", "", Notice.NUMBER_AND_HOLDER_EMPTY)),
        of("p02-account-characters", account("12345678901234", "홍길동", Notice.NUMBER_CHARS)),
        of("p02-account-number-form", account("12345", "홍길동", Notice.NUMBER_WRONG_FORM)),
        of("p02-account-holder-form", account("12345678901234", "홍/길", Notice.HOLDER_WRONG_FORM)),
        of(
            "p02-account-locked",
            new Screen.EnterAccount(LONG, true, "", "", LOCKED, 5, Notice.NONE)));
  }

  private static Stream<Shot> codes() {
    return Stream.of(
        of("p04-code", code(500, 3, 4, 30, true, Notice.NONE)),
        of("p04-code-resend-waits", code(500, 3, 4, 230, true, Notice.NONE)),
        of("p04-code-more-time", code(302, 3, 4, 30, true, Notice.NONE)),
        of("p04-code-time-added", code(600, 3, 4, 30, true, Notice.MORE_TIME)),
        of("p04-code-wrong", code(500, 2, 3, 30, true, Notice.CODE_WRONG)),
        of("p04-code-last-try", code(500, 1, 3, 30, true, Notice.CODE_WRONG_LAST)),
        of("p04-code-format", code(500, 2, 3, 30, true, Notice.CODE_FORMAT)),
        of("p04-code-sent-again", code(500, 3, 3, 230, true, Notice.RESENT)),
        of("p04-code-no-more-sends", code(500, 3, 0, 30, false, Notice.NONE)),
        new Shot("p05-help-opened", code(500, 3, 4, 30, true, Notice.NONE), "", Act.OPEN_HELP),
        new Shot("p17-offline", code(500, 3, 4, 30, true, Notice.NONE), "", Act.OFFLINE));
  }

  private static Stream<Shot> ways() {
    return Stream.of(
        of("p03-sending", new Screen.Sending(false)),
        of("p03-sending-slow", new Screen.Sending(true)),
        of("p05-help", new Screen.Help(Stood.ACCOUNT)),
        of("p06-expired", new Screen.CodeExpired(2, Stood.at(10))),
        of("p06-expired-waits", new Screen.CodeExpired(2, Stood.at(210))),
        of("p07-unknown", new Screen.Unknown(true)),
        of("p07-unknown-code-over", new Screen.Unknown(false)),
        of("p08-done", new Screen.Done(Stood.ACCOUNT, Stood.HOLDER)),
        of("p10-day-full", new Screen.DayFull()),
        of("p11-not-confirmed", new Screen.NotConfirmed(KOOKMIN, 3, false)),
        of("p11-not-confirmed-stuck", new Screen.NotConfirmed(KOOKMIN, 2, true)),
        of("p12-cannot-receive", new Screen.CannotReceive(3)),
        of("p13-bank-closed", new Screen.BankClosed(KOOKMIN, Stood.at(9000))),
        of("p13-bank-closed-long", new Screen.BankClosed(LONG, null)),
        of("p14-our-fault", new Screen.OurFault(false)),
        of("p14-our-fault-stuck", new Screen.OurFault(true)),
        of("p16-other-device", new Screen.OtherDevice()),
        of("p19-account-locked", new Screen.AccountLocked(Stood.at(90_000))));
  }

  private static Stream<Shot> ends() {
    return Stream.of(
        of("p09-no-more-chances", new Screen.NoMoreChances(5)),
        of("p09-no-more-sends", new Screen.NoMoreSends()),
        of("p15-link-gone", new Screen.LinkGone()),
        new Shot("p15-link-unknown", null, "", Act.NONE),
        new Shot("p22-away", null, "", Act.AWAY),
        new Shot("p23-no-cookie", null, "", Act.NO_COOKIE),
        of("p20-no-more-guesses", new Screen.NoMoreGuesses(3)),
        of("p21-timed-out", new Screen.TimedOut()));
  }

  private static Shot of(String name, Screen screen) {
    return new Shot(name, screen, "", Act.NONE);
  }

  private static Screen account(String number, String holder, Notice notice) {
    return new Screen.EnterAccount(KOOKMIN, false, number, holder, null, 4, notice);
  }

  private static Screen code(
      double expires, int tries, int sends, double resend, boolean more, Notice notice) {
    return new Screen.EnterCode(
        Stood.ACCOUNT, Stood.at(expires), tries, sends, Stood.at(resend), more, notice);
  }

  @Override
  public String toString() {
    return name;
  }
}
