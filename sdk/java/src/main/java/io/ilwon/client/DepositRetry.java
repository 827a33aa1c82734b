package io.ilwon.client;

/** Why PreStep2 asks to try again, as spelled on the wire, mistakes included. */
public enum DepositRetry {
  INVALID_BANK_CODE("invalid_bank_code"),
  /** No such account, or the holder is somebody else. */
  FAILED_TO_VERIFY("failed_to_verify"),
  /** The account cannot take the won. */
  UNABLE_TO_DEPOSIT("unable_to_deposit"),
  /** The bank is closed, or the server holds the transfer back. */
  UNABLE_TO_TRANSFER("unable_to_Transfer"),
  /** Nobody knows yet. Call again with the same account: nothing is sent twice. */
  TRANSFER_IS_PROCESSING("transfer_is_processing"),
  /** The bank refused for another reason. */
  FAIL_TO_REQUEST("fail_to_request");

  private final String word;

  DepositRetry(String word) {
    this.word = word;
  }

  /** As on the wire. */
  public String word() {
    return word;
  }
}
