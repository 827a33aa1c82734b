package io.ilwon.contract;

/** The door's own refusal of what a caller sent; carries a word of the contract, never a value. */
final class BadInput extends Exception {

  private static final long serialVersionUID = 1;

  private final ContractWords.Failure failure;

  private BadInput(ContractWords.Failure failure) {
    super(failure.code, null, false, false);
    this.failure = failure;
  }

  static BadInput missing() {
    return new BadInput(ContractWords.Failure.MISSING_REQUIRED_FIELD);
  }

  static BadInput format() {
    return new BadInput(ContractWords.Failure.INVALID_DATA_FORMAT);
  }

  static BadInput requestType() {
    return new BadInput(ContractWords.Failure.INVALID_REQUEST_TYPE);
  }

  ContractWords.Failure failure() {
    return failure;
  }
}
