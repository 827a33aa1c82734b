package io.ilwon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.reference.ApiText;
import io.ilwon.submission.ApplicantFormats;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The closed words of openapi.yaml and the contract's are the same, none more and none less. */
class DescribedWordsTest {
  private static void assertSame(Stream<String> ours, String schema, String property) {
    assertEquals(new TreeSet<>(ours.toList()), ApiText.words(schema, property), schema);
  }

  @Test
  void theStepsWords() {
    var failures = Arrays.stream(ContractWords.Failure.values()).map(each -> each.code);
    var more = List.of(ContractWords.FAIL_TO_REQUEST, ContractWords.DB_PROCESSING_ERROR);
    assertSame(Stream.concat(failures, more.stream()), "StepFailure", "errorCode");
    var retries = List.of(ContractWords.Retry.values());
    assertSame(retries.stream().map(each -> each.code), "PreStep2Retry", "retryCode");
    assertSame(retries.stream().map(each -> each.message), "PreStep2Retry", "message");
    var guesses = Arrays.stream(ContractWords.GuessRetry.values()).map(each -> each.code);
    assertSame(guesses, "GuessRetry", "retryCode");
  }

  @Test
  void whatReadingAndChangingSay() {
    var failures = List.of(ContractWords.ReadFailure.values());
    assertSame(failures.stream().map(each -> each.code), "ReadFailure", "error_code");
    assertSame(failures.stream().map(each -> each.message), "ReadFailure", "message");
    assertSame(
        Stream.of(
            ContractWords.PAYLOAD_INVALID,
            ContractWords.SUBMISSION_ID_REQUIRED,
            ContractWords.ADMIN_REQUIRED,
            ContractWords.PROPERTY_REQUIRED,
            ContractWords.Failure.INVALID_SUBMISSION.code,
            ContractWords.DB_PROCESSING_ERROR),
        "EditFailure",
        "errorCode");
    assertSame(
        Stream.of(
            ContractWords.NOT_EXIST,
            ContractWords.ADMIN_REQUIRED,
            ContractWords.DB_PROCESSING_ERROR),
        "DeleteFailure",
        "errorCode");
  }

  @Test
  void theTypesOfDocuments() {
    var described = ApiText.words("Step1", "idType");
    assertEquals(9, described.size());
    described.forEach(ApplicantFormats::idType);
    assertThrows(IllegalArgumentException.class, () -> ApplicantFormats.idType("library card"));
  }
}
