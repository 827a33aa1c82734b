package io.ilwon.client;

/** Why a call was refused, as spelled on the wire. */
public enum FailureCode {
  INVALID_DATA_FORMAT("invalid_data_format"),
  MISSING_REQUIRED_FIELD("missing_required_field"),
  INVALID_REQUEST_TYPE("invalid_request_type"),
  /** The project's option is off. */
  NOT_USING_OPTION("not_using_option"),
  /** Unknown, another project's, over, or finished already: read it with GET. */
  INVALID_SUBMISSION("invalid_submission"),
  /** The bank's server did not take the request: nothing was sent. Try again later. */
  FAIL_TO_REQUEST(DepositRetry.FAIL_TO_REQUEST.word()),
  /** The database could not record it: nothing was sent. Try again later. */
  DB_PROCESSING_ERROR("db_processing_error"),
  EXCEEDED_TRANSFER_LIMIT("exceeded_transfer_limit"),
  /** Step 2 before PreStep2, or after a deposit that failed. */
  ACCOUNT_NOT_REQUESTED("account_not_requested"),
  /** Reading. */
  INVALID_SUBMISSION_ID("invalid_submission_id"),
  INVALID_DATE("invalid_date"),
  DATA_PROCESSING_ERROR("data_processing_error"),
  /** Changing and erasing. */
  INVALID_PAYLOAD("invalid_payload"),
  SUBMISSION_ID_REQUIRED("submissionId is required."),
  ADMIN_REQUIRED("admin is required."),
  PROPERTY_REQUIRED("At least one property to modify is required."),
  NOT_EXIST("not Exist Submission ID");

  private final String word;

  FailureCode(String word) {
    this.word = word;
  }

  /** As on the wire. */
  public String word() {
    return word;
  }
}
