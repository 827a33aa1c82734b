package io.ilwon.rail.sandbox;

import static io.ilwon.rail.Refusal.ACCOUNT_CANNOT_RECEIVE;
import static io.ilwon.rail.Refusal.ACCOUNT_NOT_VERIFIED;
import static io.ilwon.rail.Refusal.RAIL_UNAVAILABLE;
import static io.ilwon.rail.Refusal.UNCLASSIFIED;
import static io.ilwon.rail.sandbox.Handling.Answer.CONNECTION_DROPPED;
import static io.ilwon.rail.sandbox.Handling.Answer.IN_PROCESS;
import static io.ilwon.rail.sandbox.Handling.Answer.WHEN_BOOKED;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.Map.entry;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.HolderName.Grade;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.sandbox.Handling.Books;
import io.ilwon.rail.sandbox.Handling.Loses;
import io.ilwon.rail.sandbox.Handling.Refuses;
import io.ilwon.rail.sandbox.Handling.RefusesEveryOther;
import java.util.Map;
import java.util.Optional;

/**
 * The last four digits of an account number decide everything, at every bank. Pure: the same
 * account and name always give the same handling. The holder is whoever is claimed, except where
 * said.
 */
final class Endings {
  private static final String NO_SUCH_ACCOUNT = "0001";
  private static final String UNREACHABLE = "0008";
  private static final String SPELT_DIFFERENTLY = "0012";
  private static final String SOMEBODY_ELSES = "0013";

  private static final Handling BOOKS = new Books(ZERO, WHEN_BOOKED, Optional.empty());
  private static final Handling UNKNOWN_ACCOUNT =
      new Refuses(ACCOUNT_NOT_VERIFIED, "no such account");
  private static final Handling OTHER_HOLDER = new Refuses(ACCOUNT_NOT_VERIFIED, "other holder");

  private static final Map<String, Handling> TABLE =
      Map.ofEntries(
          entry(NO_SUCH_ACCOUNT, UNKNOWN_ACCOUNT),
          entry("0002", new Refuses(ACCOUNT_CANNOT_RECEIVE, "cannot receive")),
          entry("0003", new RefusesEveryOther(RAIL_UNAVAILABLE, "closed for now")),
          entry("0004", new Books(ofSeconds(10), IN_PROCESS, Optional.empty())),
          entry("0005", new Loses(Optional.of(ofSeconds(30)))),
          entry("0006", new Loses(Optional.empty())),
          entry("0007", new Refuses(UNCLASSIFIED, "refused")),
          entry("0010", new Books(ofSeconds(6), WHEN_BOOKED, Optional.empty())),
          entry("0011", new Books(ZERO, CONNECTION_DROPPED, Optional.empty())),
          entry(SPELT_DIFFERENTLY, BOOKS),
          entry(SOMEBODY_ELSES, OTHER_HOLDER),
          entry("0014", new Books(ZERO, WHEN_BOOKED, Optional.of(ofMinutes(1)))));

  /** Never the holder of anything; the second is the holder where the first is claimed. */
  private static final HolderName NOBODY = new HolderName("김다른");

  private static final HolderName SOMEBODY = new HolderName("이다른");

  private static final int LONGEST_NAME = 50;

  private Endings() {}

  /**
   * What happens to an order; nothing, where no bank listens. One that does looks at account and
   * holder before the rest.
   */
  static Optional<Handling> of(AccountNumber number, HolderName claimed) {
    Handling handling = TABLE.getOrDefault(number.lastFour(), BOOKS);
    return switch (holder(number, claimed)) {
      case MATCH -> Optional.of(handling);
      case NO_MATCH -> Optional.of(handling.equals(UNKNOWN_ACCOUNT) ? handling : OTHER_HOLDER);
      case NOT_POSSIBLE -> Optional.empty();
    };
  }

  /** What a holder check hears. */
  static HolderCheck holder(AccountNumber number, HolderName claimed) {
    return switch (number.lastFour()) {
      case UNREACHABLE -> HolderCheck.NOT_POSSIBLE;
      case NO_SUCH_ACCOUNT -> HolderCheck.NO_MATCH;
      default ->
          claimed.compare(holderOf(number, claimed)) == Grade.NONE
              ? HolderCheck.NO_MATCH
              : HolderCheck.MATCH;
    };
  }

  private static HolderName holderOf(AccountNumber number, HolderName claimed) {
    if (claimed.compare(NOBODY) != Grade.NONE) {
      return SOMEBODY;
    }
    return switch (number.lastFour()) {
      case SOMEBODY_ELSES -> NOBODY;
      case SPELT_DIFFERENTLY -> speltDifferently(claimed);
      default -> claimed;
    };
  }

  /** Latin in full-width capitals, as banks store it, and a blank after the first character. */
  static HolderName speltDifferently(HolderName claimed) {
    StringBuilder spelt = new StringBuilder();
    claimed
        .unmasked()
        .codePoints()
        .map(character -> character < 0x80 ? Character.toUpperCase(character) : character)
        .map(character -> character > ' ' && character < 0x7F ? character + 0xFEE0 : character)
        .forEach(spelt::appendCodePoint);
    if (spelt.codePointCount(0, spelt.length()) < LONGEST_NAME) {
      spelt.insert(spelt.offsetByCodePoints(0, 1), ' ');
    }
    return new HolderName(spelt.toString());
  }
}
