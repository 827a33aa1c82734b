package rival;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the centre's codes, and the banks' behind it, mean. What is not listed is unknown. */
final class ResponseCodes {
  static final String DONE = "A0000";
  private static final String BANK_DONE = "000";

  /** Under these the bank's code decides. */
  private static final Set<String> BANK_DECIDES = Set.of(DONE, "A0002", "A0009");

  private static final Set<String> TOKEN_GONE = Set.of("O0002", "O0003");
  private static final Set<String> NO_RECORD = Set.of("A0018", "A0310");

  private static final Map<String, Refusal> BANK = new HashMap<>();
  private static final Map<String, Refusal> CENTRE = new HashMap<>();

  static {
    list(BANK, Refusal.ACCOUNT_NOT_VERIFIED, "412 414 415 416 417 463 815");
    list(BANK, Refusal.ACCOUNT_CANNOT_RECEIVE, "413 418 419 420 421 422 424 425 426 431 467");
    list(BANK, Refusal.ACCOUNT_CANNOT_RECEIVE, "470 471 472 473 474 475 476 477 490");
    list(BANK, Refusal.RAIL_UNAVAILABLE, "453 454 455 456");
    list(BANK, Refusal.UNCLASSIFIED, "461 464 499 551 555 556");
    list(CENTRE, Refusal.ACCOUNT_NOT_VERIFIED, "A0312 A0313 A0321");
    list(CENTRE, Refusal.ACCOUNT_CANNOT_RECEIVE, "A0314");
    list(CENTRE, Refusal.RAIL_UNAVAILABLE, "A0020 A0101 A0102 A0103 A0104 A0105 A0106");
    list(CENTRE, Refusal.NOT_REQUESTED, "A0004 A0005 A0006 A0010 A0011 A0012 A0013 A0014 A0307");
    list(CENTRE, Refusal.NOT_REQUESTED, "O0001 O0002 O0003 O0004 O0005 O0006 O0007 O0008 O0009");
    list(CENTRE, Refusal.NOT_REQUESTED, "O0010");
    list(CENTRE, Refusal.UNCLASSIFIED, "A0021 A0317 A0318 A0322 A0327");
  }

  private ResponseCodes() {}

  private static void list(Map<String, Refusal> table, Refusal refusal, String codes) {
    for (String code : codes.split(" ")) {
      table.put(code, refusal);
    }
  }

  static boolean tokenGone(String centre) {
    return TOKEN_GONE.contains(centre);
  }

  static boolean noRecord(String centre) {
    return NO_RECORD.contains(centre);
  }

  static boolean bankDecides(String centre) {
    return BANK_DECIDES.contains(centre);
  }

  /** By the centre's code alone. */
  static Outcome byCentre(String centre) {
    Refusal refusal = CENTRE.get(centre);
    return refusal == null ? new Outcome.Unknown("unlisted") : new Outcome.Refused(refusal, centre);
  }

  /** By the bank's code, where it decides. */
  static Outcome byBank(String centre, String bank) {
    if (centre.equals(DONE) && bank.equals(BANK_DONE)) {
      return new Outcome.Sent();
    }
    Refusal refusal = BANK.get(bank);
    return refusal == null ? new Outcome.Unknown("unlisted") : new Outcome.Refused(refusal, bank);
  }
}
