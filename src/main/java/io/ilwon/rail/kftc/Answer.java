package io.ilwon.rail.kftc;

import io.ilwon.http.JsonObject;
import io.ilwon.http.JsonValue;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of an answer that are ever looked at: what it echoes of the printed text is none of
 * them.
 *
 * @param rows empty where there is no list
 */
record Answer(String head, List<Row> rows) {
  private static final Pattern DAY = Pattern.compile("[0-9]{8}");

  /** One transfer in an answer's list. */
  record Row(String railId, String bankCode, String day, String number, String amount) {
    static Row of(JsonObject json) {
      return new Row(
          json.text("bank_tran_id"),
          json.text("bank_rsp_code"),
          json.text("bank_tran_date"),
          json.text("tran_no"),
          json.text("tran_amt"));
    }

    /** Our transfer; number and amount may be left out, but not differ. */
    boolean isOf(String id) {
      return railId.equals(id)
          && (number.isEmpty() || number.equals(RequestBody.FIRST))
          && (amount.isEmpty() || amount.equals(RequestBody.ONE_WON));
    }

    /** By which the bank's people find it: the bank's day, and our id within it. */
    String reference() {
      return DAY.matcher(day).matches() ? day + " " + railId : railId;
    }
  }

  static Answer of(JsonObject json) {
    return new Answer(
        json.text("rsp_code"),
        json.get("res_list") instanceof JsonValue.Items(List<JsonValue> values)
            ? values.stream().map(Answer::row).toList()
            : List.of());
  }

  private static Row row(JsonValue value) {
    return value instanceof JsonValue.Nested(JsonObject json)
        ? Row.of(json)
        : new Row("", "", "", "", "");
  }

  /** Whether it speaks of this transfer alone and once. */
  boolean names(String railId) {
    return rows.size() == 1 && rows.getFirst().isOf(railId);
  }

  /** Whether it speaks of this transfer alone and once, or of none. */
  boolean isAbout(String railId) {
    return rows.isEmpty() || names(railId);
  }

  /** What a send's answer says about the transfer. Any doubt is unknown. */
  TransferOutcome ofSend(int status, String railId) {
    if (status != 200 && (status < 400 || status > 499)) {
      return new Unknown("http " + status);
    }
    if (!isAbout(railId)) {
      return new Unknown("another transfer");
    }
    TransferOutcome outcome =
        ResponseCodes.handsOver(head)
            ? only(railId)
                .map(row -> ResponseCodes.byBank(head, row.bankCode(), row.reference()))
                .orElseGet(() -> new Unknown(head + " without its transfer"))
            : ResponseCodes.byHead(head);
    // A success in a failure's clothes is no word to rely on.
    return status != 200 && outcome instanceof Sent ? new Unknown("http " + status) : outcome;
  }

  /** What an inquiry's answer says about the transfer; most heads speak of the asking alone. */
  TransferOutcome ofInquiry(int status, String railId) {
    if (status != 200) {
      return new Unknown("inquiry http " + status);
    }
    if (ResponseCodes.noRecord(head) && rows.isEmpty()) {
      return Unknown.noRecord();
    }
    if (!head.equals(ResponseCodes.DONE)) {
      return new Unknown("inquiry " + ResponseCodes.shown(head));
    }
    return only(railId)
        .map(row -> ResponseCodes.byBank(head, row.bankCode(), row.reference()))
        .orElseGet(() -> new Unknown("another transfer"));
  }

  /** Two rows under one id contradict each other, whatever sets them apart. */
  private Optional<Row> only(String railId) {
    List<Row> ours = rows.stream().filter(row -> row.railId().equals(railId)).toList();
    return ours.size() == 1
        ? Optional.of(ours.getFirst()).filter(row -> row.isOf(railId))
        : Optional.empty();
  }
}
