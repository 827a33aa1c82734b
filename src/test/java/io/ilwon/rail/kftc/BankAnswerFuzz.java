package io.ilwon.rail.kftc;

import io.ilwon.bank.HolderName;
import io.ilwon.fuzz.Claim;
import io.ilwon.http.JsonObject;
import io.ilwon.http.MalformedBody;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fuzzed: a bank's answer is a success or a refusal only where the page lists it as one. */
public final class BankAnswerFuzz {

  private static final String ID = "M202300001UABCDEFGH9";
  private static final HolderName HOLDER = new HolderName("홍길동");
  private static final Set<String> HANDS_OVER = Set.of("A0000", "A0002", "A0009");
  private static final Set<String> LISTED =
      ResponseCodesTest.refusals().map(row -> (String) row[1]).collect(Collectors.toSet());
  private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
  private static final String CODE = "([AO][0-9]{4}|[0-9]{3}|unlisted)";
  private static final Pattern SEEN =
      Pattern.compile(
          "(inquiry )?http [0-9]{3}|another transfer|no record|in process"
              + "|(A0000|A0002|A0009) without its transfer|(inquiry )?"
              + CODE
              + "( "
              + CODE
              + ")?");

  private BankAnswerFuzz() {}

  /** The first line is the status, the rest the body. */
  public static void fuzzerTestOneInput(byte[] input) {
    String line = Claim.firstLine(input).strip();
    int status = STATUS.matcher(line).matches() ? Integer.parseInt(line) : 200;
    JsonObject json;
    try {
      json = JsonObject.read(Claim.afterFirstLine(input));
    } catch (MalformedBody e) {
      return;
    }
    Answer answer = Answer.of(json);
    outcome(answer, status, answer.ofSend(status, ID));
    TransferOutcome asked = answer.ofInquiry(status, ID);
    outcome(answer, status, asked);
    if (!(asked instanceof Unknown)) {
      Claim.that(
          status == 200 && answer.head().equals("A0000"), "an inquiry's word is a whole one");
    }
    holder(HolderAnswer.of(json));
  }

  private static void outcome(Answer answer, int status, TransferOutcome outcome) {
    switch (outcome) {
      case Sent(String reference) -> {
        Claim.that(status == 200 && answer.head().equals("A0000"), "a success is a success whole");
        Claim.that(bankCode(answer).equals("000"), "and the bank's");
        Claim.that(reference.matches("([0-9]{8} )?" + ID), "and keeps nothing that was echoed");
      }
      case Refused(_, String code) -> {
        Claim.that(LISTED.contains(code), "what is not listed is no refusal");
        Claim.that(status == 200 || status / 100 == 4, "nor is what a broken server says");
        boolean bankDecides = HANDS_OVER.contains(answer.head());
        Claim.that(
            code.equals(bankDecides ? bankCode(answer) : answer.head()), "it is the answer's own");
      }
      case Unknown(String seen) ->
          Claim.that(SEEN.matcher(seen).matches(), "what is kept is of a closed list: " + seen);
    }
  }

  /** The bank's code of the one row about us; none where it is not the one. */
  private static String bankCode(Answer answer) {
    var ours =
        answer.rows().stream()
            .filter(row -> row.railId().equals(ID))
            .filter(row -> row.amount().isEmpty() || row.amount().equals("1"))
            .toList();
    return ours.size() == 1 ? ours.getFirst().bankCode() : "";
  }

  private static void holder(HolderAnswer answer) {
    HolderCheck check = answer.compared(ID, HOLDER);
    boolean done = answer.head().equals("A0000") && answer.bankCode().equals("000");
    boolean listed =
        LISTED.contains(HANDS_OVER.contains(answer.head()) ? answer.bankCode() : answer.head());
    if (check == HolderCheck.MATCH) {
      Claim.that(done && answer.id().equals(ID), "a match is a success about our question");
    }
    if (check == HolderCheck.NO_MATCH) {
      Claim.that(done || listed, "nobody is accused without a listed word");
      Claim.that(answer.id().isEmpty() || answer.id().equals(ID), "nor for another's question");
    }
  }
}
