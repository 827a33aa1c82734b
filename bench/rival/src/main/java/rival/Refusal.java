package rival;

/** Why a won did not go, and what the contract calls it. */
enum Refusal {
  ACCOUNT_NOT_VERIFIED("failed_to_verify", "Fail to verify the account."),
  ACCOUNT_CANNOT_RECEIVE("unable_to_deposit", "This account is not able to deposit."),
  RAIL_UNAVAILABLE("unable_to_Transfer", "Transfer is currently not possible."),
  UNCLASSIFIED("fail_to_request", "fail to send code."),
  /** The bank did not even take the request; never counted. */
  NOT_REQUESTED("fail_to_request", "fail to request:+ ");

  final String code;
  final String message;

  Refusal(String code, String message) {
    this.code = code;
    this.message = message;
  }

  boolean counts() {
    return this != NOT_REQUESTED;
  }
}
