package io.ilwon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.project.Scope;
import io.ilwon.submission.Edit;
import io.ilwon.submission.KycResult;
import io.ilwon.submission.PageKey;
import io.ilwon.submission.Search;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, what GET asks for, what PATCH changes. */
class ReadingAndChangingTest {

  private static Door door;

  @BeforeAll
  static void start() {
    door = new Door();
  }

  @AfterAll
  static void stop() {
    door.close();
  }

  @BeforeEach
  void admitted() {
    door.script.given("Admitted");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v3/submission/step1,SUBMIT",
    "POST,/v3/submission/validationAccount,SUBMIT",
    "POST,/v3/submission/step2,SUBMIT",
    "GET,/v3/submission,READ",
    "PATCH,/v3/submission,ADMIN",
    "DELETE,/v3/submission,ADMIN"
  })
  void theKeyComesBeforeTheBodyAndItsScopeIsTheRoutes(String method, String path, Scope scope)
      throws IOException {
    String tooLarge = "x".repeat(70_000);
    for (String refusal : List.of("Forbidden", "AddressDenied", "TooMany 1")) {
      door.script.given(refusal);
      String told = door.send(method, path, Map.of("content-type", "text/plain"), tooLarge);
      assertTrue(told.startsWith(refusal.equals("TooMany 1") ? "429" : "403"), told);
      assertEquals(Optional.of("k"), door.lastCall().get(0));
      assertEquals(scope, door.lastCall().get(2));
    }
  }

  @Test
  void getHandsOverItsFilters() throws IOException {
    String query =
        "?userid=u%201&email=a%40b.kr&start_date=2026-01-31&end_date=2026-02-01&count=99999"
            + "&nextpage_id=s-9&nextpage_date=2026-02-01-10-20-30-UTC";
    door.send("GET", "/v3/submission" + query, Map.of(), "");
    PageKey after = new PageKey(new SubmissionId("s-9"), Instant.parse("2026-02-01T10:20:30Z"));
    LocalDate from = LocalDate.of(2026, 1, 31);
    assertEquals(
        new Search(null, "u 1", "a@b.kr", from, from.plusDays(1), 2000, after),
        door.lastCall().get(1));
    door.send("GET", "/v3/submission?submission_id=&count=7", Map.of(), "");
    assertEquals(new Search(null, null, null, null, null, 7, null), door.lastCall().get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "start_date=2026-02-30,invalid_date",
    "end_date=yesterday,invalid_date",
    "start_date=2026-03-02&end_date=2026-03-01,invalid_date",
    "nextpage_id=s&nextpage_date=2026-03-01,invalid_date",
    "nextpage_id=s,invalid_date",
    "nextpage_date=2026-02-01-10-20-30-UTC,invalid_submission_id",
    "submission_id=a%00b,invalid_submission_id",
    "count=0,data_processing_error",
    "count=-1,data_processing_error",
    "count=1.5,data_processing_error",
    "count=99999999999,data_processing_error"
  })
  void getRefusesWhatItCannotRead(String query, String code) throws IOException {
    String told = door.send("GET", "/v3/submission?" + query, Map.of(), "");
    assertTrue(told.startsWith("400 {\"error_code\":\"" + code + "\""), told);
  }

  @Test
  void patchHandsOverWhatItKnows() throws IOException {
    String body =
        "{\"submissionId\":\"s\",\"admin\":\"kim\",\"data\":{\"kycStatus\":\"rejected\","
            + "\"cf1\":\"메모\",\"other\":1}}";
    Map<String, String> json = Map.of("content-type", "application/json");
    assertEquals(
        "200 {\"message\":\"success to edit.\"}", door.send("PATCH", "/v3/submission", json, body));
    assertEquals(
        List.of(new SubmissionId("s"), "kim", new Edit(KycResult.REJECTED, null, "메모", null, null)),
        door.lastCall().subList(1, 4));
    for (String data : List.of("[]", "\"x\"", "{\"kycStatus\":1}", "{\"cf1\":2}")) {
      String bad = "{\"submissionId\":\"s\",\"admin\":\"kim\",\"data\":" + data + "}";
      assertEquals(
          "400 {\"errorCode\":\"invalid_payload\"}",
          door.send("PATCH", "/v3/submission", json, bad),
          data);
    }
  }
}
