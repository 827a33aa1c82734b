package io.ilwon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed list knows every golden row of a well server, and nothing near one. */
class ClosedListTest {
  private static final String ID = "a".repeat(32);
  private static final ClosedList LIST = ClosedList.load();

  private static Optional<String> problem(Golden row, String told) {
    String line = row.request().lines().findFirst().orElseThrow();
    String route =
        line.equals("raw") ? "POST " + ContractWords.STEP1 : line.replaceAll("\\?.*", "");
    return LIST.problem(Optional.of(route), told);
  }

  @Test
  void everyRowOfAWellServerIsInItAndNoOther() {
    for (Golden row : Golden.all()) {
      String told = row.expected().replace("{{id}}", ID);
      boolean fault =
          told.contains("db processing error")
              || told.contains("db_processing_error")
              || told.startsWith("500");
      assertEquals(fault, problem(row, told).isPresent(), row.name() + " " + told);
    }
  }

  @Test
  void anotherOrderAnotherFieldAnotherRoutesAnswerAreNot() {
    for (Golden row : Golden.all()) {
      String told = row.expected().replace("{{id}}", ID);
      assertTrue(problem(row, told.replaceFirst("\\{\"", "{\"trace\":\"x\",\"")).isPresent(), told);
      assertTrue(problem(row, told + " ").isPresent(), told);
      if (!row.name().startsWith("0-") && !told.startsWith("413") && !told.startsWith("403")) {
        assertTrue(LIST.problem(Optional.of("PUT /v3/other"), told).isPresent(), told);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 {\"statusCode\":400,\"message\":\"fail to request:+ java.net.ConnectException\","
            + "\"errorCode\":\"fail_to_request\",\"success\":false}",
        "200 {\"Items\":[{\"submission_id\":\"aaaaaaaaaaaaaaaa\"}]}",
        "200 {\"statusCode\":200,\"message\":\"success\",\"success\":true,\"code\":\"482\"}",
      })
  void whatNoRowTellsIsNoAnswer(String told) {
    for (String path :
        java.util.List.of("POST /v3/submission/validationaccount", "GET /v3/submission")) {
      assertTrue(LIST.problem(Optional.of(path), told).isPresent(), told);
    }
  }
}
