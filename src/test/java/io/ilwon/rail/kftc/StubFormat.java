package io.ilwon.rail.kftc;

import java.nio.charset.Charset;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a request keeps to the rail's format; who breaks it is answered {@code A0004}. */
final class StubFormat {
  private static final Charset PRINTED = Charset.forName("EUC-KR");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StubFormat() {}

  /** What is not a JSON object counts as an empty one. */
  static JsonNode parsed(String body) {
    try {
      return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  static boolean send(JsonNode body) {
    JsonNode row = body.path("req_list").path(0);
    return texts(
            body,
            "cntr_account_type",
            "cntr_account_num",
            "wd_pass_phrase",
            "wd_print_content",
            "name_check_option",
            "tran_dtime",
            "req_cnt")
        && texts(
            row,
            "tran_no",
            "bank_tran_id",
            "bank_code_std",
            "account_num",
            "account_holder_name",
            "print_content",
            "tran_amt",
            "req_client_name",
            "req_client_bank_code",
            "req_client_account_num",
            "req_client_num",
            "transfer_purpose")
        && body.path("req_list").size() == 1
        && body.path("req_cnt").asString("").equals("1")
        && body.path("tran_dtime").asString("").matches("\\d{14}")
        && row.path("bank_tran_id").asString("").matches("[A-Z0-9]{10}U[A-Z0-9]{9}")
        && row.path("bank_code_std").asString("").matches("\\d{3}")
        && row.path("account_num").asString("").matches("\\d{1,16}")
        && row.path("tran_amt").asString("").matches("[1-9]\\d{0,11}")
        && row.path("print_content").asString("").getBytes(PRINTED).length <= 20
        && row.path("transfer_purpose").asString("").equals("AU");
  }

  static boolean result(JsonNode body) {
    JsonNode rows = body.path("req_list");
    if (!texts(body, "check_type", "tran_dtime", "req_cnt")
        || !body.path("check_type").asString("").equals("2")
        || rows.isEmpty()
        || rows.size() > 25
        || !body.path("req_cnt").asString("").equals(Integer.toString(rows.size()))) {
      return false;
    }
    for (JsonNode row : rows) {
      if (!texts(row, "tran_no", "org_bank_tran_id", "org_bank_tran_date", "org_tran_amt")
          || !row.path("org_bank_tran_date").asString("").matches("\\d{8}")) {
        return false;
      }
    }
    return true;
  }

  private static boolean texts(JsonNode object, String... names) {
    return List.of(names).stream()
        .allMatch(
            name -> object.path(name).isString() && !object.path(name).asString("").isBlank());
  }
}
