package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import io.ilwon.rail.kftc.Behaviour.Manner;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The stub bank speaks the rail's format, books as it is told, and forgets nothing it saw. */
class StubBankTest {
  private static final String ACCOUNT = "12345678901234";
  private static final String ID = "M202300001U4BC34239Z";

  @Test
  void aSendIsBookedOnceAndAnInquiryFindsIt() throws IOException {
    try (StubBank bank = StubBank.open()) {
      assertTrue(send(bank, ID).contains("\"bank_rsp_code\":\"000\""));
      assertTrue(send(bank, ID).contains("\"bank_rsp_code\":\"822\""), "a duplicate");
      assertEquals(1, bank.credits().size());
      StubCredit credit = bank.credits(ACCOUNT).getFirst();
      assertEquals("004 482일원 1", credit.bankCode() + " " + credit.printContent() + " 1");
      assertTrue(result(bank, ID).contains("\"bank_rsp_code\":\"000\""));
      assertTrue(result(bank, "M202300001UNOTHERE00").contains("A0018"));
      assertEquals(2, bank.requests(Job.SEND).size());
      assertEquals(ACCOUNT, bank.requests(Job.RESULT).getFirst().account());
    }
  }

  @Test
  void strictBooksEachTime() throws IOException {
    try (StubBank bank = StubBank.open().strict(true)) {
      send(bank, ID);
      send(bank, ID);
      assertEquals(2, bank.credits().size());
    }
  }

  @Test
  void itRefusesWhatABankRefuses() throws IOException {
    try (StubBank bank = StubBank.open().missing(ACCOUNT)) {
      assertTrue(send(bank, ID).contains("\"bank_rsp_code\":\"412\""));
      assertTrue(result(bank, ID).contains("\"bank_rsp_code\":\"412\""));
      bank.script().next(1, Job.SEND, Behaviour.refuses("A0020", ""));
      assertTrue(send(bank, "M202300001U000000001").contains("A0020"));
      assertTrue(result(bank, "M202300001U000000001").contains("A0018"));
    }
    try (StubBank bank = StubBank.open().holder(ACCOUNT, "임꺽정")) {
      assertTrue(send(bank, ID).contains("\"bank_rsp_code\":\"815\""));
      assertEquals(0, bank.credits().size());
    }
  }

  @Test
  void itMisbehavesAsItIsTold() throws IOException {
    try (StubBank bank = StubBank.open()) {
      bank.script().next(1, Job.SEND, Behaviour.books(new Manner.Reset()));
      assertThrows(IOException.class, () -> send(bank, ID));
      bank.script().next(1, Job.SEND, Behaviour.books(new Manner.CutBody()));
      assertThrows(IOException.class, () -> send(bank, "M202300001U000000001"));
      bank.script().next(1, Job.SEND, Behaviour.neglects(new Manner.Status(503, false)));
      assertEquals(503, answer(bank, Job.SEND, order("M202300001U000000002")).status());
      bank.script().next(1, Job.SEND, Behaviour.books(new Manner.ForeignId()));
      assertTrue(send(bank, "M202300001U000000003").contains("FOREIGN"));
      bank.script().next(1, Job.SEND, Behaviour.books(new Manner.Says("A0000", "999")));
      assertTrue(send(bank, "M202300001U000000004").contains("\"bank_rsp_code\":\"999\""));
      bank.script().next(1, Job.SEND, Behaviour.books(new Manner.Redirect(307)));
      assertEquals(307, answer(bank, Job.SEND, order("M202300001U000000005")).status());
      assertEquals(5, bank.credits().size());
      assertTrue(send(bank, "M202300001U000000006").contains("\"bank_rsp_code\":\"000\""));
    }
  }

  @Test
  void aBookingComesLaterThanTheQuestion() throws IOException {
    try (StubBank bank = StubBank.open()) {
      bank.script().next(1, Job.SEND, Behaviour.booksLater(Duration.ofMillis(300)));
      assertTrue(send(bank, ID).contains("A0007"));
      assertTrue(result(bank, ID).contains("A0018"));
      bank.script().next(1, Job.SEND, Behaviour.inProcess(Duration.ofMillis(300), "420"));
      send(bank, "M202300001U000000001");
      assertTrue(result(bank, "M202300001U000000001").contains("\"bank_rsp_code\":\"400\""));
      LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
      assertTrue(result(bank, ID).contains("\"bank_rsp_code\":\"000\""));
      assertTrue(result(bank, "M202300001U000000001").contains("\"bank_rsp_code\":\"420\""));
      bank.reverse(ID);
      assertTrue(bank.statement().getFirst().reversed());
    }
  }

  @Test
  void tokensAndConnectionsFailWhenTold() throws IOException {
    try (StubBank bank = StubBank.open()) {
      String token = token(bank);
      bank.expireTokens();
      assertTrue(call(bank, Job.SEND, token, order(ID)).body().contains("O0003"));
      assertTrue(call(bank, Job.SEND, "x", order(ID)).body().contains("O0002"));
      bank.script().next(1, Job.TOKEN, Behaviour.refuses("O0001", ""));
      assertThrows(IllegalStateException.class, () -> token(bank));
      bank.refuseConnections(true);
      assertThrows(ConnectException.class, () -> token(bank));
      bank.refuseConnections(false);
      bank.closeIdleAfter(Duration.ofMillis(10));
      try (RawClient client = new RawClient(bank.port())) {
        assertTrue(client.closed());
      }
      assertEquals(1, bank.emptyConnections());
      assertEquals(0, bank.credits().size());
    }
  }

  private static String send(StubBank bank, String id) throws IOException {
    return answer(bank, Job.SEND, order(id)).body();
  }

  private static String result(StubBank bank, String id) throws IOException {
    String day =
        DateTimeFormatter.ofPattern("yyyyMMdd").format(Instant.now().atZone(StubLedger.SEOUL));
    String body =
        """
        {"check_type":"2","tran_dtime":"20260102093015","req_cnt":"1","req_list":[{"tran_no":"1",\
        "org_bank_tran_id":"%s","org_bank_tran_date":"%s","org_tran_amt":"1"}]}\
        """
            .formatted(id, day);
    return answer(bank, Job.RESULT, body).body();
  }

  private static RawClient.Answer answer(StubBank bank, Job job, String body) throws IOException {
    return call(bank, job, token(bank), body);
  }

  private static String token(StubBank bank) throws IOException {
    String form =
        "client_id=stub-client&client_secret=stub-secret&scope=oob&grant_type=client_credentials";
    String body = call(bank, Job.TOKEN, "", form).body();
    if (!body.contains("access_token")) {
      throw new IllegalStateException(body);
    }
    return body.replaceFirst(".*\"access_token\":\"([^\"]*)\".*", "$1");
  }

  private static RawClient.Answer call(StubBank bank, Job job, String token, String body)
      throws IOException {
    return RawClient.once(
        bank.port(),
        "POST %s HTTP/1.1\r\nhost: x\r\nauthorization: Bearer %s\r\ncontent-length: %d\r\n\r\n%s"
            .formatted(job.path, token, body.getBytes(StandardCharsets.UTF_8).length, body));
  }

  private static String order(String id) {
    return """
    {"cntr_account_type":"N","cntr_account_num":"1","wd_pass_phrase":"NONE",\
    "wd_print_content":"일원 계좌확인","name_check_option":"on","tran_dtime":"20260102093015",\
    "req_cnt":"1","req_list":[{"tran_no":"1","bank_tran_id":"%s","bank_code_std":"004",\
    "account_num":"%s","account_holder_name":"홍길동","print_content":"482일원","tran_amt":"1",\
    "req_client_name":"홍길동","req_client_bank_code":"004","req_client_account_num":"%s",\
    "req_client_num":"c1","transfer_purpose":"AU"}]}\
    """
        .formatted(id, ACCOUNT, ACCOUNT);
  }
}
