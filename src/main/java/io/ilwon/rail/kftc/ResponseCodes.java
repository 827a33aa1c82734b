package io.ilwon.rail.kftc;

import static io.ilwon.rail.Refusal.ACCOUNT_CANNOT_RECEIVE;
import static io.ilwon.rail.Refusal.ACCOUNT_NOT_VERIFIED;
import static io.ilwon.rail.Refusal.NOT_REQUESTED;
import static io.ilwon.rail.Refusal.RAIL_UNAVAILABLE;
import static io.ilwon.rail.Refusal.UNCLASSIFIED;

import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The centre's codes and the banks' behind it: combination → outcome. What is not in the table,
 * alone or together, is unknown. Pure.
 */
final class ResponseCodes {
  static final String DONE = "A0000";
  static final String BANK_DONE = "000";

  /** These hand the decision to the bank's code; every other head decides by itself. */
  private static final Set<String> HANDS_OVER = Set.of(DONE, "A0002", "A0009");

  private static final Set<String> TOKEN_GONE = Set.of("O0002", "O0003");
  private static final Set<String> NO_RECORD = Set.of("A0018", "A0310");

  private static final Map<String, Refusal> BANK =
      table(
          row(ACCOUNT_NOT_VERIFIED, "412 414 415 416 417 463 815"),
          row(ACCOUNT_CANNOT_RECEIVE, "413 418 419 420 421 422 424 425 426 431 467"),
          row(ACCOUNT_CANNOT_RECEIVE, "470 471 472 473 474 475 476 477 490"),
          row(RAIL_UNAVAILABLE, "453 454 455 456"),
          row(UNCLASSIFIED, "461 464 499 551 555 556"));

  private static final Map<String, Refusal> HEAD =
      table(
          row(ACCOUNT_NOT_VERIFIED, "A0312 A0313 A0321"),
          row(ACCOUNT_CANNOT_RECEIVE, "A0314"),
          row(RAIL_UNAVAILABLE, "A0020 A0101 A0102 A0103 A0104 A0105 A0106"),
          row(NOT_REQUESTED, "A0004 A0005 A0006 A0010 A0011 A0012 A0013 A0014 A0307"),
          row(NOT_REQUESTED, "O0001 O0002 O0003 O0004 O0005 O0006 O0007 O0008 O0009 O0010"),
          row(UNCLASSIFIED, "A0021 A0317 A0318 A0322 A0327"));

  private static final String IN_PROCESS = "A0001";
  private static final String BANK_IN_PROCESS = "400";

  /** Our own balance: nobody else is to blame, and somebody has to act. */
  private static final Set<String> BALANCE_SHORT = Set.of("453", "454");

  private static final Pattern CODE = Pattern.compile("[AO][0-9]{4}|[0-9]{3}");

  private ResponseCodes() {}

  private record Row(Refusal refusal, String codes) {}

  private static Row row(Refusal refusal, String codes) {
    return new Row(refusal, codes);
  }

  private static Map<String, Refusal> table(Row... rows) {
    Map<String, Refusal> table = new HashMap<>();
    for (Row row : rows) {
      for (String code : row.codes().split(" ", -1)) {
        if (table.put(code, row.refusal()) != null) {
          throw new IllegalStateException(code + " stands in the table twice");
        }
      }
    }
    return Map.copyOf(table);
  }

  /** Whether the bank's code decides under this head. */
  static boolean handsOver(String head) {
    return HANDS_OVER.contains(head);
  }

  /** Whether the token is why nothing was done. */
  static boolean tokenGone(String head) {
    return TOKEN_GONE.contains(head);
  }

  /** Of an inquiry: there is no such transfer. */
  static boolean noRecord(String head) {
    return NO_RECORD.contains(head);
  }

  /** Whether somebody of ours has to act before transfers go again. */
  static boolean isOurs(Refused refused) {
    return refused.why() == NOT_REQUESTED || BALANCE_SHORT.contains(refused.railCode());
  }

  /** The outcome of a send by its head alone. */
  static TransferOutcome byHead(String head) {
    Refusal refusal = HEAD.get(head);
    if (refusal != null) {
      return new Refused(refusal, head);
    }
    return head.equals(IN_PROCESS) ? Unknown.inProcess() : new Unknown(shown(head));
  }

  /**
   * The outcome under a head that hands over.
   *
   * @param reference the deposit's, should it be one
   */
  static TransferOutcome byBank(String head, String bank, String reference) {
    if (!handsOver(head)) {
      return new Unknown(shown(head));
    }
    if (head.equals(DONE) && bank.equals(BANK_DONE)) {
      return new Sent(reference);
    }
    Refusal refusal = BANK.get(bank);
    if (refusal != null) {
      return new Refused(refusal, bank);
    }
    return bank.equals(BANK_IN_PROCESS)
        ? Unknown.inProcess()
        : new Unknown(shown(head) + " " + shown(bank));
  }

  /** A code as it may be kept; whatever else stands in its place is not. */
  static String shown(String code) {
    return CODE.matcher(code).matches() ? code : "unlisted";
  }
}
