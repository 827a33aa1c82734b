package rival;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three steps of the contract. */
@RestController
@RequestMapping("/v3/submission")
class Steps {
  private static final int OPTIONS = 4096;

  private final Openings openings;
  private final Deposits deposits;
  private final Ledger ledger;
  private final Guesses guesses;
  private final BankDirectory banks;
  private final JsonMapper json;

  Steps(
      Openings openings,
      Deposits deposits,
      Ledger ledger,
      Guesses guesses,
      BankDirectory banks,
      JsonMapper json) {
    this.openings = openings;
    this.deposits = deposits;
    this.ledger = ledger;
    this.guesses = guesses;
    this.banks = banks;
    this.json = json;
  }

  @PostMapping(path = "/step1", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> step1(
      @RequestAttribute(KeyCheck.PROJECT) String project, @RequestBody JsonNode body) {
    return step1(project, Fields.of(body));
  }

  @PostMapping(path = "/step1", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Answer> step1Form(
      @RequestAttribute(KeyCheck.PROJECT) String project, MultipartHttpServletRequest form) {
    return step1(project, Fields.of(form));
  }

  private ResponseEntity<Answer> step1(String project, Fields fields) {
    fields.require("email", "issuingCountry", "idType");
    Map<String, String> applicant = new LinkedHashMap<>();
    applicant.put("email", fields.text("email", Formats::isEmail));
    applicant.put("issuingCountry", fields.text("issuingCountry", Formats::isCountry));
    applicant.put("idType", fields.text("idType", Formats::isIdType));
    for (String name : new String[] {"userid", "cf1", "cf2", "cf3"}) {
      applicant.put(name, fields.optional(name, Fields.TEXT));
    }
    applicant.put("customOptions", fields.optional("customOptions", OPTIONS));
    return openings.open(project, asJson(applicant)).ignoring(fields.ignored()).asResponse();
  }

  @PostMapping(
      path = {"/validationaccount", "/validationAccount"},
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> preStep2(
      @RequestAttribute(KeyCheck.PROJECT) String project, @RequestBody JsonNode body) {
    Fields fields = Fields.of(body);
    fields.require("submissionId", "requestType", "userName", "bankCode", "accountNumber");
    String submissionId = fields.text("submissionId");
    String requestType = fields.text("requestType");
    String holder = Formats.holder(fields.text("userName"));
    String bankCode = fields.text("bankCode", Formats::isBankCode);
    String accountNumber = fields.text("accountNumber", Formats::isAccountNumber);
    Destination to = new Destination(banks.codeOf(bankCode), accountNumber, holder);
    return switch (requestType) {
      case "occupancy" -> deposits.deposit(project, submissionId, to).asResponse();
      case "nameCheck" -> ledger.checkHolder(project, submissionId, to).asResponse();
      default -> throw BadInput.requestType();
    };
  }

  @PostMapping(path = "/step2", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> step2(
      @RequestAttribute(KeyCheck.PROJECT) String project, @RequestBody JsonNode body) {
    return step2(project, Fields.of(body));
  }

  @PostMapping(path = "/step2", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Answer> step2Form(
      @RequestAttribute(KeyCheck.PROJECT) String project, MultipartHttpServletRequest form) {
    return step2(project, Fields.of(form));
  }

  private ResponseEntity<Answer> step2(String project, Fields fields) {
    fields.require("submissionId", "name", "date_of_birth");
    String codeName =
        Stream.of("authCode", "code", "accountCode", "verificationCode")
            .filter(fields::has)
            .findFirst()
            .orElseThrow(BadInput::missing);
    Map<String, String> person = new LinkedHashMap<>();
    String submissionId = fields.text("submissionId");
    person.put("name", fields.text("name"));
    person.put("date_of_birth", fields.text("date_of_birth", Formats::isBirthday));
    person.put("gender", fields.optional("gender", Fields.TEXT));
    person.put("nationality", fields.optional("nationality", Fields.TEXT));
    String code = Formats.code(fields.text(codeName));
    return guesses
        .guess(project, submissionId, asJson(person), code)
        .ignoring(fields.ignored())
        .asResponse();
  }

  private String asJson(Map<String, String> texts) {
    return json.writeValueAsString(texts);
  }
}
