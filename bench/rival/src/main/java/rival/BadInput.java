package rival;

/** A body that breaks a rule of the contract; ends the reading. */
final class BadInput extends RuntimeException {
  private final transient Answer answer;

  private BadInput(String code, String message) {
    super(code, null, false, false);
    this.answer = Answer.failure(code, message);
  }

  static BadInput missing() {
    return new BadInput("missing_required_field", "required field is missing.");
  }

  static BadInput format() {
    return new BadInput("invalid_data_format", "data parsing error. please check input data.");
  }

  static BadInput requestType() {
    return new BadInput("invalid_request_type", "invaild request type."); // sic
  }

  Answer answer() {
    return answer;
  }
}
