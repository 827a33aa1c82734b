package io.ilwon.contract;

import io.ilwon.submission.RetryReason;

/**
 * Every published string, spelled as published: clients compare these letter by letter. What looks
 * like a mistake and is one is marked {@code sic}.
 */
final class ContractWords {

  static final String STEP1 = "/v3/submission/step1";
  static final String PRE_STEP2 = "/v3/submission/validationaccount";
  static final String PRE_STEP2_AS_TITLED = "/v3/submission/validationAccount";
  static final String STEP2 = "/v3/submission/step2";
  static final String SUBMISSION = "/v3/submission";

  static final String KEY_HEADER = "x-api-key";
  static final String FORBIDDEN = "Forbidden";
  static final String ADDRESS_DENIED =
      "User is not authorized to access this resource with an explicit deny";
  static final String TOO_MANY_REQUESTS = "Too Many Requests";

  static final String SUCCESS = "success";
  static final String FAIL = "fail";
  static final String INCOMPLETE = "incomplete";
  static final String APPROVED = "approved";
  static final String REJECTED = "rejected";
  static final String OCCUPANCY = "occupancy";
  static final String NAME_CHECK = "nameCheck";

  /** Between the words and the reason stands what the published page shows. */
  static final String FAIL_TO_REQUEST = "fail_to_request";

  static final String FAIL_TO_REQUEST_MESSAGE = "fail to request:+ "; // sic
  static final String DB_PROCESSING_ERROR = "db_processing_error";
  static final String DB_PROCESSING_ERROR_MESSAGE = "db processing error: + "; // sic

  /** A reason of the catalogue: the database does not answer. */
  static final String UNAVAILABLE = "unavailable";

  static final String PAYLOAD_INVALID = "invalid_payload";
  static final String SUBMISSION_ID_REQUIRED = "submissionId is required.";
  static final String ADMIN_REQUIRED = "admin is required.";
  static final String PROPERTY_REQUIRED = "At least one property to modify is required.";
  static final String EDITED = "success to edit.";
  static final String DELETED = "Submission %s deleted successfully.";
  static final String NOT_EXIST = "not Exist Submission ID"; // sic

  private ContractWords() {}

  /** Answers 200 of PreStep2 that ask to try again. */
  enum Retry {
    INVALID_BANK_CODE("invalid_bank_code", "This bank code is invalid. Please check bank code"),
    FAILED_TO_VERIFY("failed_to_verify", "Fail to verify the account."),
    UNABLE_TO_DEPOSIT("unable_to_deposit", "This account is not able to deposit."),
    UNABLE_TO_TRANSFER("unable_to_Transfer", "Transfer is currently not possible."), // sic
    PROCESSING("transfer_is_processing", "The transfer is being processed."),
    FAIL_TO_REQUEST(ContractWords.FAIL_TO_REQUEST, "fail to send code.");

    final String code;
    final String message;

    Retry(String code, String message) {
      this.code = code;
      this.message = message;
    }

    static Retry of(RetryReason why) {
      return switch (why) {
        case INVALID_BANK_CODE -> INVALID_BANK_CODE;
        case NOT_VERIFIED -> FAILED_TO_VERIFY;
        case CANNOT_RECEIVE -> UNABLE_TO_DEPOSIT;
        case NOT_POSSIBLE -> UNABLE_TO_TRANSFER;
        case PROCESSING -> PROCESSING;
        case REFUSED -> FAIL_TO_REQUEST;
      };
    }
  }

  /** Answers 400 of the three steps whose message is fixed. */
  enum Failure {
    INVALID_DATA_FORMAT("invalid_data_format", "data parsing error. please check input data."),
    MISSING_REQUIRED_FIELD("missing_required_field", "required field is missing."),
    INVALID_REQUEST_TYPE("invalid_request_type", "invaild request type."), // sic
    NOT_USING_OPTION("not_using_option", "The account verification option is not in use."),
    INVALID_SUBMISSION("invalid_submission", "This submission is not invalid."), // sic
    EXCEEDED_TRANSFER_LIMIT(
        "exceeded_transfer_limit", "This account has exceeded the limit of 10 transfers per day."),
    ACCOUNT_NOT_REQUESTED("account_not_requested", "PreStep2 is required before Step2.");

    final String code;
    final String message;

    Failure(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  /** Answers 200 of Step 2 that ask to try again. */
  enum GuessRetry {
    LOCKED("account_locked", "Too many wrong codes for this account. Please retry later."),
    EXPIRED("account_code_expired", "The code has expired. Please request a new code."),
    VOID("account_code_void", "Too many wrong codes. Please request a new code."),
    MISMATCH(
        "account_code_mismatch",
        "The code does not match. Please check the depositor name and retry.");

    final String code;
    final String message;

    GuessRetry(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  /** Answers 400 of GET. */
  enum ReadFailure {
    INVALID_SUBMISSION_ID(
        "invalid_submission_id",
        "Submission_id is invalid. please check submission_id in input data."),
    INVALID_DATE("invalid_date", "Date format is invalid. Please follow next format '0000-00-00'"),
    DATES_REVERSED(
        INVALID_DATE.code, "Date format is invalid. End_date must be later than Start_date."),
    DATA_PROCESSING_ERROR("data_processing_error", "Failed to get submission data.");

    final String code;
    final String message;

    ReadFailure(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }
}
