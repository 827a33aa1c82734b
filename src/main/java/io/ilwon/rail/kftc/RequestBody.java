package io.ilwon.rail.kftc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.HolderName;
import io.ilwon.http.JsonWriter;
import io.ilwon.rail.TransferOrder;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What is asked for, byte by byte. Every value is text, and passed on as it came. */
final class RequestBody {
  /** The number of the only transfer in a list. */
  static final String FIRST = "1";

  static final String ONE_WON = "1";

  /** What our own account's statement says; never a code. */
  private static final String OUR_STATEMENT = "일원 계좌확인";

  private static final String OF_ACCOUNT = "N";
  private static final String OF_DEPOSITS = "2";

  /** Money is sent to prove who somebody is. */
  private static final String PURPOSE = "AU";

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final KftcSettings settings;

  RequestBody(KftcSettings settings) {
    this.settings = settings;
  }

  byte[] token() {
    return ("grant_type=client_credentials&scope=oob&client_id="
            + URLEncoder.encode(settings.clientId(), UTF_8)
            + "&client_secret="
            + URLEncoder.encode(settings.clientSecret(), UTF_8))
        .getBytes(UTF_8);
  }

  byte[] send(TransferOrder order, Descriptor text) {
    return JsonWriter.object(json ->
        json.field("cntr_account_type", OF_ACCOUNT)
            .field("cntr_account_num", settings.account().unmasked())
            .field("wd_pass_phrase", settings.passPhrase())
            .field("wd_print_content", OUR_STATEMENT)
            .field("name_check_option", "on")
            .field("tran_dtime", moment(order.intentAt()))
            .field("req_cnt", "1")
            .list(
                "req_list",
                List.of(order),
                (row, each) -> {
                  row.field("tran_no", FIRST)
                      .field("bank_tran_id", each.railId())
                      .field("bank_code_std", each.account().bank().text())
                      .field("account_num", each.account().number().unmasked())
                      .field("account_holder_name", each.holder().unmasked())
                      .field("print_content", text.unmasked())
                      .field("tran_amt", ONE_WON);
                  client(row, each.account(), each.holder(), each.railId());
                }));
  }

  /** Whether the account can receive, which tells whose it is. */
  byte[] receive(String id, Account account, HolderName holder, Instant now) {
    return JsonWriter.object(json -> {
      json.field("bank_tran_id", id)
          .field("cntr_account_type", OF_ACCOUNT)
          .field("cntr_account_num", settings.account().unmasked())
          .field("bank_code_std", account.bank().text())
          .field("account_num", account.number().unmasked())
          .field("tran_amt", ONE_WON)
          .field("tran_dtime", moment(now));
      client(json, account, holder, id);
    });
  }

  private static void client(JsonWriter json, Account account, HolderName holder, String id) {
    json.field("req_client_name", holder.unmasked())
        .field("req_client_bank_code", account.bank().text())
        .field("req_client_account_num", account.number().unmasked())
        .field("req_client_num", id)
        .field("transfer_purpose", PURPOSE);
  }

  byte[] result(String railId, BankDay day, Instant now) {
    return JsonWriter.object(json ->
        json.field("check_type", OF_DEPOSITS)
            .field("tran_dtime", moment(now))
            .field("req_cnt", "1")
            .list(
                "req_list",
                List.of(railId),
                (row, id) ->
                    row.field("tran_no", FIRST)
                        .field("org_bank_tran_id", id)
                        .field("org_bank_tran_date", DAY.format(day.date()))
                        .field("org_tran_amt", ONE_WON)));
  }

  private static String moment(Instant at) {
    return MOMENT.format(at.atZone(SEOUL));
  }
}
