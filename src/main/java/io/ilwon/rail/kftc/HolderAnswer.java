package io.ilwon.rail.kftc;

import io.ilwon.bank.HolderName;
import io.ilwon.bank.HolderName.Grade;
import io.ilwon.http.JsonObject;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;

/** What the centre says about an account; it stands in the head itself, without a list. */
record HolderAnswer(String head, String id, String bankCode, String name) {

  static HolderAnswer of(JsonObject json) {
    return new HolderAnswer(
        json.text("rsp_code"),
        json.text("bank_tran_id"),
        json.text("bank_rsp_code"),
        json.text("account_holder_name"));
  }

  /** Without the name, which the bank tells as it knows it. */
  @Override
  public String toString() {
    return "HolderAnswer[" + head + " " + bankCode + "]";
  }

  /** About the question with this id, or about none. */
  boolean isAbout(String asked) {
    return id.isEmpty() || id.equals(asked);
  }

  /**
   * No match is what the codes say about account and holder, or another name; every other doubt
   * accuses nobody.
   */
  HolderCheck compared(String asked, HolderName claimed) {
    if (!isAbout(asked)) {
      return HolderCheck.NOT_POSSIBLE;
    }
    boolean bankDecides = ResponseCodes.handsOver(head);
    if (bankDecides && id.isEmpty()) {
      return HolderCheck.NOT_POSSIBLE;
    }
    TransferOutcome codes =
        bankDecides ? ResponseCodes.byBank(head, bankCode, id) : ResponseCodes.byHead(head);
    return switch (codes) {
      case Sent _ -> compared(claimed);
      case Refused(Refusal why, _) when why == Refusal.ACCOUNT_NOT_VERIFIED -> HolderCheck.NO_MATCH;
      case Refused _, Unknown _ -> HolderCheck.NOT_POSSIBLE;
    };
  }

  private HolderCheck compared(HolderName claimed) {
    try {
      return claimed.compare(new HolderName(name)) == Grade.NONE
          ? HolderCheck.NO_MATCH
          : HolderCheck.MATCH;
    } catch (IllegalArgumentException e) {
      return HolderCheck.NOT_POSSIBLE;
    }
  }
}
