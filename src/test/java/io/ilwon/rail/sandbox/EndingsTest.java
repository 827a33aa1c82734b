package io.ilwon.rail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.HolderName.Grade;
import io.ilwon.rail.HolderCheck;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented table, ending by ending. */
class EndingsTest {
  private static final long SEED = 20260103;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234 | Books[after=PT0S, answer=WHEN_BOOKED, takenBackAfter=Optional.empty]",
        "0000 | Books[after=PT0S, answer=WHEN_BOOKED, takenBackAfter=Optional.empty]",
        "0009 | Books[after=PT0S, answer=WHEN_BOOKED, takenBackAfter=Optional.empty]",
        "0001 | Refuses[why=ACCOUNT_NOT_VERIFIED, code=no such account]",
        "0002 | Refuses[why=ACCOUNT_CANNOT_RECEIVE, code=cannot receive]",
        "0003 | RefusesEveryOther[why=RAIL_UNAVAILABLE, code=closed for now]",
        "0004 | Books[after=PT10S, answer=IN_PROCESS, takenBackAfter=Optional.empty]",
        "0005 | Loses[inProcessFor=Optional[PT30S]]",
        "0006 | Loses[inProcessFor=Optional.empty]",
        "0007 | Refuses[why=UNCLASSIFIED, code=refused]",
        "0010 | Books[after=PT6S, answer=WHEN_BOOKED, takenBackAfter=Optional.empty]",
        "0011 | Books[after=PT0S, answer=CONNECTION_DROPPED, takenBackAfter=Optional.empty]",
        "0012 | Books[after=PT0S, answer=WHEN_BOOKED, takenBackAfter=Optional.empty]",
        "0013 | Refuses[why=ACCOUNT_NOT_VERIFIED, code=other holder]",
        "0014 | Books[after=PT0S, answer=WHEN_BOOKED, takenBackAfter=Optional[PT1M]]"
      })
  void theEndingDecides(String ending, String handling) {
    assertEquals(
        Optional.of(handling),
        Endings.of(number(ending), new HolderName("홍길동")).map(Handling::toString));
  }

  @Test
  void nobodyListensBehindOneEnding() {
    assertEquals(Optional.empty(), Endings.of(number("0008"), new HolderName("홍길동")));
    assertEquals(Optional.empty(), Endings.of(number("0008"), new HolderName("김다른")));
  }

  @ParameterizedTest
  @CsvSource({
    "1234, 홍길동, MATCH",
    "0002, 홍길동, MATCH",
    "0006, 홍길동, MATCH",
    "0012, 홍길동, MATCH",
    "0012, Hong Gildong, MATCH",
    "0001, 홍길동, NO_MATCH",
    "0013, 홍길동, NO_MATCH",
    "0013, 김다른, NO_MATCH",
    "0013, 이다른, NO_MATCH",
    "1234, 김다른, NO_MATCH",
    "1234, 김 다 른, NO_MATCH",
    "0004, 김다른, NO_MATCH",
    "1234, 이다른, MATCH",
    "0008, 홍길동, NOT_POSSIBLE"
  })
  void theHolderIsWhoeverIsClaimedExceptWhereSaid(
      String ending, String claimed, HolderCheck check) {
    assertEquals(check, Endings.holder(number(ending), new HolderName(claimed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "0003", "0004", "0005", "0007", "0014"})
  void anOrderForTheWrongHolderIsRefused(String ending) {
    assertEquals(
        Optional.of("Refuses[why=ACCOUNT_NOT_VERIFIED, code=other holder]"),
        Endings.of(number(ending), new HolderName("김다른")).map(Handling::toString));
  }

  @Test
  void aNameSpeltDifferentlyIsAnotherTextAndTheSameHolder() {
    var random = new Random(SEED);
    for (int i = 0; i < 1000; i++) {
      StringBuilder name = new StringBuilder("홍");
      random
          .ints(random.nextInt(48), 0, 3)
          .map(kind -> kind == 0 ? 'a' + random.nextInt(26) : '가' + random.nextInt(11172))
          .forEach(name::appendCodePoint);
      HolderName claimed = new HolderName(name.toString());
      HolderName spelt = Endings.speltDifferently(claimed);
      assertEquals(Grade.EXACT, claimed.compare(spelt), claimed::unmasked);
      if (name.length() > 1) {
        assertNotEquals(claimed, spelt);
      }
    }
  }

  private static AccountNumber number(String ending) {
    return new AccountNumber("11012345" + ending);
  }
}
