package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What happened, from what is stored. Each line: second, what, who, the stages, whether failed. */
class TimelineTest {
  @Test
  void aStraightWay() {
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→awaiting_code in 1 s
        60 RIGHT_CODE PERSON awaiting_code→approved
        """,
        told(new Told().sent(20, 21).verified(60)));
  }

  @Test
  void byALinkWithARefusalAndAWrongCode() {
    assertEquals(
        """
        0 LINK PROGRAM →
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→awaiting_deposit in 5 s !
        60 ASKED PERSON awaiting_deposit→awaiting_code in 1 s
        80 WRONG_CODE PERSON awaiting_code→awaiting_code !
        90 RIGHT_CODE PERSON awaiting_code→approved
        """,
        told(
            new Told()
                .link(0)
                .refused(20, 25, "ACCOUNT_NOT_VERIFIED")
                .sent(60, 61)
                .wrong(80)
                .verified(90)));
  }

  @Test
  void theFifthRefusalEndsIt() {
    Told told = new Told();
    for (int i = 1; i <= 5; i++) {
      told.refused(100 * i, 100 * i + 1, "ACCOUNT_CANNOT_RECEIVE");
    }
    told.failed(5).ended("rejected", "too_many_retry", 501);
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        100 ASKED PERSON awaiting_deposit→awaiting_deposit in 1 s !
        200 ASKED PERSON awaiting_deposit→awaiting_deposit in 1 s !
        300 ASKED PERSON awaiting_deposit→awaiting_deposit in 1 s !
        400 ASKED PERSON awaiting_deposit→awaiting_deposit in 1 s !
        500 ASKED PERSON awaiting_deposit→rejected in 1 s !
        """,
        told(told));
  }

  @Test
  void anUnknownThatIsFoundOutAndThreeWrongCodes() {
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→depositing
        50 DEED OPERATOR depositing→depositing
        60 FOUND_OUT BANK depositing→awaiting_code
        80 WRONG_CODE PERSON awaiting_code→awaiting_code !
        90 WRONG_CODE PERSON awaiting_code→awaiting_code !
        95 WRONG_CODE PERSON awaiting_code→rejected !
        """,
        told(
            new Told()
                .transfer("sent", 20, 60, "inquiry", null)
                .deed(50, "transfer inquire")
                .wrong(80, 90, 95)
                .ended("rejected", "too_many_retry", 95)));
  }

  @Test
  void whatTwoOperatorsSettledAndWhatTheBankTookBack() {
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→depositing
        700 FOUND_OUT OPERATOR depositing→awaiting_deposit !
        """,
        told(new Told().transfer("refused", 20, 700, "operator", "UNCLASSIFIED").now(800)));
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→depositing
        700 FOUND_OUT BANK depositing→awaiting_deposit !
        """,
        told(new Told().transfer("reversed", 20, 700, "notice", null).now(800)));
  }

  @Test
  void endsWithoutAPerson() {
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        14400 TIMED_OUT CLOCK awaiting_deposit→rejected !
        """,
        told(new Told().ended("rejected", "timeout", 14_400).now(20_000)));
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→depositing !
        86400 TIMED_OUT CLOCK depositing→rejected !
        """,
        told(new Told().unknown(20).in("depositing").now(90_000)));
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        20 ASKED PERSON awaiting_deposit→awaiting_code in 1 s
        321 CODE_OVER CLOCK awaiting_code→awaiting_code !
        """,
        told(new Told().sent(20, 21).code(321)));
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        30 APPROVED_BY_HAND PROGRAM awaiting_deposit→approved
        """,
        told(new Told().ended("approved", null, 30)));
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        30 ENDED_BY_HAND PROGRAM awaiting_deposit→rejected !
        """,
        told(new Told().ended("rejected", "edited", 30)));
    assertEquals(
        """
        0 OPENED PROGRAM →awaiting_deposit
        30 DELETED PROGRAM awaiting_deposit→rejected !
        """,
        told(new Told().deleted(30)));
  }

  @Test
  void theLongestBarIsASecondAtLeast() {
    assertEquals(
        Duration.ofSeconds(5), Timeline.longest(Timeline.of(new Told().sent(20, 25).dossier())));
    assertEquals(Duration.ofSeconds(1), Timeline.longest(Timeline.of(new Told().dossier())));
  }

  private static String told(Told told) {
    return Timeline.of(told.dossier()).stream()
        .map(TimelineTest::line)
        .collect(Collectors.joining());
  }

  private static String line(Happening h) {
    return Duration.between(Told.START, h.at()).toSeconds()
        + " "
        + h.kind()
        + " "
        + h.who()
        + " "
        + h.before()
        + "→"
        + h.after()
        + (h.took() == null ? "" : " in " + h.took().toSeconds() + " s")
        + (h.failed() ? " !" : "")
        + "\n";
  }
}
