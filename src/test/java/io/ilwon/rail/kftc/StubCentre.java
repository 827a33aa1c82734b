package io.ilwon.rail.kftc;

import io.ilwon.rail.kftc.Behaviour.Deed;
import io.ilwon.rail.kftc.StubLedger.Deposit;
import io.ilwon.rail.kftc.StubLedger.Order;
import io.ilwon.rail.kftc.StubLedger.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The stub's centre: gives out tokens, and turns each request into a deed and its words. */
final class StubCentre {
  private final StubLedger ledger;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();

  StubCentre(StubLedger ledger) {
    this.ledger = ledger;
  }

  void expireTokens() {
    expired.addAll(tokens);
    tokens.clear();
  }

  void forgetTokens() {
    tokens.clear();
  }

  Map<String, Object> answer(StubRequest request, JsonNode body, Deed deed) {
    Job job = request.job().orElseThrow();
    if (job != Job.TOKEN && !tokens.contains(bearer(request))) {
      return head(expired.contains(bearer(request)) ? "O0003" : "O0002");
    }
    return switch (job) {
      case TOKEN -> token(request, deed);
      case SEND -> send(body, deed);
      case HOLDER, RECEIVE -> holder(body, deed);
      case RESULT -> result(body, deed);
    };
  }

  private static String bearer(StubRequest request) {
    return request.headers().getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
  }

  private Map<String, Object> head(String rspCode) {
    return StubAnswers.head(rspCode, ledger.now());
  }

  private Map<String, Object> token(StubRequest request, Deed deed) {
    String form = request.body();
    boolean right =
        StubDoor.field(form, "client_id").equals(StubBank.CLIENT_ID)
            && StubDoor.field(form, "client_secret").equals(StubBank.CLIENT_SECRET)
            && StubDoor.field(form, "grant_type").equals("client_credentials")
            && Set.of("oob", "sa").contains(StubDoor.field(form, "scope"));
    if (deed instanceof Deed.Refuse refuse) {
      return head(refuse.rspCode());
    }
    if (!right || deed instanceof Deed.Neglect) {
      return head("O0001");
    }
    String token = UUID.randomUUID().toString();
    tokens.add(token);
    return StubAnswers.token(token);
  }

  private Map<String, Object> send(JsonNode body, Deed deed) {
    JsonNode row = body.path("req_list").path(0);
    Deposit deposit =
        new Deposit(
            row.path("bank_tran_id").asString(""),
            row.path("bank_code_std").asString(""),
            row.path("account_num").asString(""),
            row.path("account_holder_name").asString(""),
            body.path("name_check_option").asString("").equals("on"),
            row.path("print_content").asString(""),
            row.path("tran_amt").asString(""));
    Word word = StubFormat.send(body) ? ledger.take(deposit, deed) : new Word("A0004", "");
    return StubAnswers.sent(deposit, word, ledger.today(), ledger.now());
  }

  private Map<String, Object> holder(JsonNode body, Deed deed) {
    if (deed instanceof Deed.Refuse refuse) {
      return StubAnswers.saying(
          StubAnswers.holder(body, "", ledger.now()), refuse.rspCode(), refuse.bankRspCode());
    }
    String account = body.path("account_num").asString("");
    return StubAnswers.holder(body, ledger.holderOf(account).orElse(""), ledger.now());
  }

  private Map<String, Object> result(JsonNode body, Deed deed) {
    if (!StubFormat.result(body)) {
      return head("A0004");
    }
    if (deed instanceof Deed.Refuse refuse) {
      return head(refuse.rspCode());
    }
    List<Order> found = new ArrayList<>();
    for (JsonNode row : body.path("req_list")) {
      if (!(deed instanceof Deed.Neglect)) {
        ledger
            .found(
                row.path("org_bank_tran_id").asString(""),
                row.path("org_bank_tran_date").asString(""))
            .ifPresent(found::add);
      }
    }
    return StubAnswers.results(found, ledger.now());
  }
}
