package io.ilwon.rail.kftc;

import io.ilwon.rail.kftc.StubLedger.Deposit;
import io.ilwon.rail.kftc.StubLedger.Order;
import io.ilwon.rail.kftc.StubLedger.Word;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** The bodies of the stub bank's answers, field by field as the rail's page lists them. */
final class StubAnswers {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

  private StubAnswers() {}

  static Map<String, Object> token(String token) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", token);
    body.put("token_type", "Bearer");
    body.put("expires_in", 7_776_000);
    body.put("scope", "oob");
    body.put("client_use_code", "M202300001");
    return body;
  }

  /** A head without a list. */
  static Map<String, Object> head(String rspCode, Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("api_tran_id", "api-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    body.put("api_tran_dtm", MOMENT.format(now.atZone(StubLedger.SEOUL)));
    body.put("rsp_code", rspCode);
    body.put("rsp_message", rspCode.equals("A0000") ? "" : "응답 " + rspCode);
    return body;
  }

  static Map<String, Object> sent(Deposit deposit, Word word, String day, Instant now) {
    Map<String, Object> body = head(word.rspCode(), now);
    body.put("wd_bank_code_std", "097");
    body.put("wd_bank_name", "오픈은행");
    body.put("wd_account_num_masked", "000-1230000-***");
    body.put("wd_print_content", "일원 계좌확인");
    body.put("wd_account_holder_name", "일원");
    if (word.bankRspCode().isEmpty()) {
      body.put("res_cnt", "0");
      body.put("res_list", List.of());
      return body;
    }
    Map<String, Object> row = row(deposit.tranId(), day, word.bankRspCode());
    row.put("bank_code_std", deposit.bankCode());
    row.put("bank_code_sub", "0000000");
    row.put("bank_name", "은행");
    row.put("account_num_masked", masked(deposit.account()));
    row.put("print_content", deposit.printContent());
    row.put("account_holder_name", deposit.holder());
    row.put("tran_amt", deposit.amount());
    row.put("cms_num", "");
    body.put("res_cnt", "1");
    body.put("res_list", List.of(row));
    return body;
  }

  /** The answer to an inquiry; without any order found there is no record. */
  static Map<String, Object> results(List<Order> found, Instant now) {
    Map<String, Object> body = head(found.isEmpty() ? "A0018" : "A0000", now);
    body.put("wd_bank_code_std", "097");
    body.put("wd_account_num_masked", "000-1230000-***");
    body.put("res_cnt", Integer.toString(found.size()));
    body.put("res_list", found.stream().map(StubAnswers::result).toList());
    return body;
  }

  private static Map<String, Object> result(Order order) {
    Deposit deposit = order.deposit();
    Map<String, Object> row = row(deposit.tranId(), order.date(), order.bankRspCode());
    row.put("wd_bank_code_std", "097");
    row.put("dps_bank_code_std", deposit.bankCode());
    row.put("dps_bank_name", "은행");
    row.put("dps_account_num_masked", masked(deposit.account()));
    row.put("dps_print_content", deposit.printContent());
    row.put("dps_account_holder_name", deposit.holder());
    row.put("tran_amt", deposit.amount());
    return row;
  }

  private static Map<String, Object> row(String tranId, String day, String bankRspCode) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("tran_no", "1");
    row.put("bank_tran_id", tranId);
    row.put("bank_tran_date", day);
    row.put("bank_code_tran", "097");
    row.put("bank_rsp_code", bankRspCode);
    row.put("bank_rsp_message", bankRspCode.equals("000") ? "" : "은행 응답 " + bankRspCode);
    return row;
  }

  /** The answer to a question about an account; an empty name says that there is none. */
  static Map<String, Object> holder(JsonNode asked, String name, Instant now) {
    Map<String, Object> body = head(name.isEmpty() ? "A0002" : "A0000", now);
    body.put("bank_tran_id", asked.path("bank_tran_id").asString(""));
    body.put("bank_tran_date", MOMENT.format(now.atZone(StubLedger.SEOUL)).substring(0, 8));
    body.put("bank_code_tran", "097");
    body.put("bank_rsp_code", name.isEmpty() ? "412" : "000");
    body.put("bank_rsp_message", "");
    body.put("bank_code_std", asked.path("bank_code_std").asString(""));
    body.put("bank_code_sub", "0000000");
    body.put("bank_name", "은행");
    body.put("account_num", asked.path("account_num").asString(""));
    body.put("account_holder_info_type", asked.path("account_holder_info_type").asString(""));
    body.put("account_holder_info", asked.path("account_holder_info").asString(""));
    body.put("account_holder_name", name);
    body.put("account_type", "1");
    return body;
  }

  /** Other codes in the same answer. */
  static Map<String, Object> saying(Map<String, Object> body, String rspCode, String bankRspCode) {
    Map<String, Object> other = new LinkedHashMap<>(body);
    other.put("rsp_code", rspCode);
    if (other.containsKey("bank_rsp_code")) {
      other.put("bank_rsp_code", bankRspCode);
    }
    if (body.get("res_list") instanceof List<?> list) {
      List<Object> rows =
          bankRspCode.isEmpty() ? List.of() : with(list, "bank_rsp_code", bankRspCode);
      other.put("res_list", rows);
      other.put("res_cnt", Integer.toString(rows.size()));
    }
    return other;
  }

  /** The same answer about another transfer. */
  static Map<String, Object> foreign(Map<String, Object> body) {
    Map<String, Object> other = new LinkedHashMap<>(body);
    if (other.containsKey("bank_tran_id")) {
      other.put("bank_tran_id", "M202300001UFOREIGN00");
    }
    if (body.get("res_list") instanceof List<?> list) {
      other.put("res_list", with(list, "bank_tran_id", "M202300001UFOREIGN00"));
    }
    return other;
  }

  private static List<Object> with(List<?> rows, String field, String value) {
    return rows.stream()
        .<Object>map(row -> {
          Map<Object, Object> other = new LinkedHashMap<>((Map<?, ?>) row);
          other.put(field, value);
          return other;
        })
        .toList();
  }

  private static String masked(String account) {
    return account.substring(0, Math.max(0, account.length() - 3)) + "***";
  }
}
