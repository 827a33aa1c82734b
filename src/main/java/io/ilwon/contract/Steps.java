package io.ilwon.contract;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.contract.ContractMeters.Call;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.project.Caller;
import io.ilwon.project.Project;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.ApplicantFormats;
import io.ilwon.submission.OpenAnswer;
import io.ilwon.submission.Person;
import io.ilwon.submission.SubmissionId;
import java.util.List;

/** The three steps of a submission: from a body to a call, from its answer to a body. */
final class Steps {

  /** A body cannot hold more: the value's own rules decide. */
  private static final int ANY_LENGTH = Integer.MAX_VALUE;

  /** The published page that names the field is lost: the first of these that is there counts. */
  private static final List<String> CODE_NAMES =
      List.of("authCode", "code", "accountCode", "verificationCode");

  private final Behind behind;

  Steps(Behind behind) {
    this.behind = behind;
  }

  /** Step 1: opens a submission. */
  Response step1(Project project, Request request) {
    try {
      Fields fields = Fields.ofFormOrJson(request);
      OpenAnswer answer = behind.open(project, applicant(fields));
      if (answer instanceof OpenAnswer.Opened opened) {
        request.about(opened.id().text());
      }
      return Answers.of(answer, fields.ignored());
    } catch (BadInput e) {
      return Answers.failure(Call.STEP1, e.failure());
    }
  }

  private static Applicant applicant(Fields fields) throws BadInput {
    fields.require("email", "issuingCountry", "idType");
    return new Applicant(
        fields.value("email", ApplicantFormats.LONGEST_EMAIL, ApplicantFormats::email),
        fields.value("issuingCountry", Fields.TEXT_LIMIT, ApplicantFormats::country),
        fields.value("idType", Fields.TEXT_LIMIT, ApplicantFormats::idType),
        fields.optional("userid", Fields.TEXT_LIMIT),
        fields.optional("cf1", Fields.TEXT_LIMIT),
        fields.optional("cf2", Fields.TEXT_LIMIT),
        fields.optional("cf3", Fields.TEXT_LIMIT),
        fields.optional("customOptions", ApplicantFormats.LONGEST_OPTIONS));
  }

  /** PreStep2: sends the won, or checks the holder alone. */
  Response preStep2(Project project, Request request) {
    try {
      Fields fields = Fields.ofJson(request);
      fields.require("submissionId", "requestType", "userName", "bankCode", "accountNumber");
      SubmissionId id = submissionId(fields);
      request.about(id.text());
      String requestType = fields.text("requestType", ANY_LENGTH);
      HolderName holder = fields.value("userName", ANY_LENGTH, HolderName::new);
      BankCode bank = fields.value("bankCode", ANY_LENGTH, BankCode::new);
      AccountNumber number = fields.value("accountNumber", ANY_LENGTH, AccountNumber::new);
      Behind.Destination to = new Behind.Destination(bank, number, holder);
      if (requestType.equals(ContractWords.OCCUPANCY)) {
        return Answers.of(behind.deposit(project, id, to));
      }
      if (requestType.equals(ContractWords.NAME_CHECK)) {
        return Answers.of(behind.checkHolder(project, id, to));
      }
      throw BadInput.requestType();
    } catch (BadInput e) {
      return Answers.failure(Call.PRE_STEP2, e.failure());
    }
  }

  /** Step 2: evaluates the code. */
  Response step2(Caller caller, Request request) {
    try {
      Fields fields = Fields.ofFormOrJson(request);
      String codeName = codeName(fields);
      fields.require("submissionId", "name", "date_of_birth");
      SubmissionId id = submissionId(fields);
      request.about(id.text());
      Person person =
          new Person(
              fields.text("name", Fields.TEXT_LIMIT),
              fields.value("date_of_birth", Fields.TEXT_LIMIT, Formats::birthday),
              fields.optional("gender", Fields.TEXT_LIMIT),
              fields.optional("nationality", Fields.TEXT_LIMIT));
      DescriptorCode typed = fields.value(codeName, Fields.TEXT_LIMIT, Steps::code);
      return Answers.of(behind.guess(caller, id, person, typed), fields.ignored());
    } catch (BadInput e) {
      return Answers.failure(Call.STEP2, e.failure());
    }
  }

  private static String codeName(Fields fields) throws BadInput {
    for (String name : CODE_NAMES) {
      if (fields.has(name)) {
        return name;
      }
    }
    throw BadInput.missing();
  }

  private static DescriptorCode code(String raw) {
    return DescriptorCode.typed(raw).orElseThrow(IllegalArgumentException::new);
  }

  /** Any text: whether it is an id is the submissions' to say, and they call it unknown. */
  private static SubmissionId submissionId(Fields fields) throws BadInput {
    return new SubmissionId(fields.text("submissionId", Fields.TEXT_LIMIT));
  }
}
