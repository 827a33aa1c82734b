package io.ilwon.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.bank.BankCode;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.Refusal;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our ledger against the bank's, pair by pair. */
class ComparisonTest {
  /** 2 January in Seoul. */
  private static final Period DAY =
      new Period(
          Instant.parse("2026-01-01T15:00:00Z"), Instant.parse("2026-01-02T15:00:00Z"), true);

  private static final Instant NOON = Instant.parse("2026-01-02T03:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-05T00:00:00Z");
  private static final Opaque ACCOUNT = Opaque.of(new byte[] {1});
  private static final Opaque OTHER = Opaque.of(new byte[] {2});

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # ours,           theirs,            difference,      told
          sending,          deposit,           booked,          Booked
          sending,          deposit reversal,  reversed,        TakenBack
          unknown,          deposit,           booked,          Booked
          unknown,          deposit masked,    booked,          Booked
          unknown,          reversal,          reversed,        TakenBack
          unknown,          deposit deposit,   booked_twice,    Booked Disputed
          unknown,          other account,     different,       Disputed
          unknown,          other bank,        different,       Disputed
          unknown,          2 won,             different,       Disputed
          sent,             deposit,           agrees,          -
          sent,             deposit masked,    agrees,          -
          sent,             deposit reversal,  reversed,        TakenBack
          sent,             reversal,          reversed,        TakenBack
          sent,             deposit deposit,   booked_twice,    Booked Disputed
          sent,             twice elsewhere,   booked_twice,    Disputed
          sent,             other account,     different,       Disputed
          sent missing,     deposit,           agrees,          Booked
          refused,          deposit,           sent_late,       Booked
          refused,          deposit reversal,  sent_late,       Booked
          refused,          reversal,          sent_late,       Booked
          refused,          deposit deposit,   booked_twice,    Booked Disputed
          refused,          2 won,             different,       Disputed
          sent_late,        deposit,           agrees,          -
          sent_late,        deposit reversal,  agrees,          -
          reversed,         deposit reversal,  agrees,          -
          reversed,         reversal,          agrees,          -
          reversed,         deposit,           still_booked,    Disputed
          adopted,          deposit,           adopted_before,  -
          adopted,          deposit reversal,  reversed,        -
          adopted,          deposit deposit,   booked_twice,    -
          adopted reversed, deposit reversal,  adopted_before,  -
          forgotten,        deposit,           adopted,         -
          forgotten,        deposit reversal,  adopted,         -
          forgotten,        reversal,          adopted,         -
          forgotten,        deposit masked,    adopted_masked,  -
          forgotten,        deposit deposit,   booked_twice,    -
          forgotten,        2 won,             not_ours,        -
          """)
  void everyPairHasItsName(String ours, String theirs, String difference, String told) {
    Ours o = ours(ours);
    Theirs t = theirs(theirs);
    Difference found = Comparison.compare(o, t, Optional.of(DAY), LATER);
    assertEquals(difference, found.word());
    if (o instanceof Ours.Ordered ordered) {
      List<News> news = Comparison.news(found, ordered, Optional.of(t));
      String words =
          news.stream().map(n -> n.getClass().getSimpleName()).collect(Collectors.joining(" "));
      assertEquals(told, words.isEmpty() ? "-" : words);
    }
  }

  /** Reversed after what the statement covers: it cannot show it. */
  @ParameterizedTest
  @CsvSource({"-PT2M, still_booked", "PT0S, agrees", "PT24H, agrees"})
  void aReversalAfterTheStatementIsNotMissedInIt(Duration afterEnd, String difference) {
    Ours.Ordered ours = ordered(new State.Reversed(DAY.end().plus(afterEnd)), NOON, Asking.NOTHING);
    Difference found = Comparison.compare(ours, theirs("deposit"), Optional.of(DAY), LATER);
    assertEquals(difference, found.word());
    assertEquals(
        Difference.AGREES, Comparison.compare(ours, theirs("deposit"), Optional.empty(), LATER));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # state,   intent,               outcome after, now,                  difference
          sent,      2026-01-02T03:00:00Z, PT1S,          2026-01-05T00:00:00Z, missing
          sent_late, 2026-01-02T03:00:00Z, PT1S,          2026-01-05T00:00:00Z, missing
          unknown,   2026-01-02T03:00:00Z, PT0S,          2026-01-05T00:00:00Z, unknown_absent
          sending,   2026-01-02T03:00:00Z, PT0S,          2026-01-05T00:00:00Z, agrees
          refused,   2026-01-02T03:00:00Z, PT1S,          2026-01-05T00:00:00Z, agrees
          reversed,  2026-01-02T03:00:00Z, PT1S,          2026-01-05T00:00:00Z, agrees
          # the bank's clock may have shown the day before, or after
          sent,      2026-01-01T15:00:59Z, PT1S,          2026-01-05T00:00:00Z, at_the_edge
          sent,      2026-01-01T15:01:00Z, PT1S,          2026-01-05T00:00:00Z, missing
          sent,      2026-01-02T14:58:00Z, PT59S,         2026-01-05T00:00:00Z, missing
          sent,      2026-01-02T14:58:00Z, PT1M,          2026-01-05T00:00:00Z, at_the_edge
          sent,      2026-01-02T14:58:00Z, PT1H,          2026-01-05T00:00:00Z, at_the_edge
          unknown,   2026-01-02T14:59:30Z, PT0S,          2026-01-05T00:00:00Z, at_the_edge
          # a day that is not over: what came after the statement was read cannot be in it
          sent,      2026-01-02T03:00:00Z, PT1S,          2026-01-02T03:00:02Z, missing
          sent,      2026-01-02T03:00:00Z, PT1S,          2026-01-02T03:00:01Z, at_the_edge
          """)
  void whatTheStatementLacksIsMissedOnlyWhereItMustBe(
      String state, Instant intent, Duration outcome, Instant now, String difference) {
    Transfer t = ordered(state(state, intent.plus(outcome)), intent, Asking.NOTHING).transfer();
    assertEquals(difference, Comparison.absent(t, DAY, now).word());
  }

  private static Ours ours(String words) {
    return switch (words) {
      case "adopted" -> new Ours.Adopted(false);
      case "adopted reversed" -> new Ours.Adopted(true);
      case "forgotten" -> new Ours.Forgotten();
      case "sent missing" ->
          ordered(state("sent", NOON), NOON, new Asking(0, null, NOON, News.Disputed.MISSING));
      default -> ordered(state(words, NOON), NOON, Asking.NOTHING);
    };
  }

  private static State state(String word, Instant at) {
    State.Refused refused = new State.Refused(at, Proof.ANSWER, Refusal.UNCLASSIFIED, "code");
    return switch (word) {
      case "sending" -> new State.Sending();
      case "unknown" -> new State.Unknown("no answer");
      case "sent" -> new State.Sent(at, Proof.ANSWER, null);
      case "refused" -> refused;
      case "sent_late" -> new State.SentLate(at, refused);
      case "reversed" -> new State.Reversed(at);
      default -> throw new IllegalArgumentException(word.toUpperCase(Locale.ROOT));
    };
  }

  private static Ours.Ordered ordered(State state, Instant intent, Asking asking) {
    Transfer transfer =
        new Transfer(
            new TransferId(new UUID(1, 2)),
            1,
            ACCOUNT,
            "R1",
            Opaque.of(new byte[0]),
            0,
            intent,
            intent.plusSeconds(2),
            intent.plusSeconds(30),
            state,
            asking,
            false);
    return new Ours.Ordered(transfer, "s", "p", new BankCode("004"), null, null);
  }

  private static Theirs theirs(String words) {
    boolean twice = words.equals("deposit deposit") || words.equals("twice elsewhere");
    boolean other = words.equals("other account") || words.equals("twice elsewhere");
    long amount = words.equals("2 won") ? 2 : 1;
    return new Theirs(
        "R1",
        twice ? 2 : words.equals("reversal") ? 0 : 1,
        words.contains("reversal") ? 1 : 0,
        amount == 1,
        new BankCode(words.equals("other bank") ? "020" : "004"),
        words.contains("masked") ? Optional.empty() : Optional.of(other ? OTHER : ACCOUNT),
        null,
        amount,
        NOON,
        null,
        2);
  }
}
