package rival;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The contract's answers, byte for byte. */
@RivalTest
class StepsTest {
  private static final String FORMAT =
      Caller.failure("data parsing error. please check input data.", "invalid_data_format");
  private static final String MISSING =
      Caller.failure("required field is missing.", "missing_required_field");

  @Autowired private Caller caller;
  @Autowired private JdbcTemplate database;

  private final StubBank bank = Surroundings.BANK;
  private final String account = Caller.newAccount();

  @Test
  void threeStepsProveAnAccount() {
    String opened =
        caller.post(
            "step1",
            "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}");
    assertThat(opened)
        .matches(
            "\\{\"statusCode\":200,\"message\":\"success\",\"success\":true,"
                + "\"submissionId\":\"[A-Za-z0-9_-]{22}\",\"kycStatus\":\"incomplete\"}");
    String id = opened.replaceFirst(".*\"submissionId\":\"([^\"]+)\".*", "$1");

    assertThat(caller.deposit(id, account)).isEqualTo(Caller.SUCCESS);
    assertThat(bank.sends(account)).hasSize(1);
    var credit = bank.sends(account).getFirst();
    assertThat(credit.railId()).matches("M202300001U[A-Z0-9]{9}");
    assertThat(credit.print()).matches("[0-9]{3}일원");
    assertThat(credit.holder()).isEqualTo("홍길동");

    assertThat(caller.guess(id, Caller.wrong(credit.code()))).isEqualTo(Caller.mismatch(1));
    assertThat(caller.guess(id, " " + credit.code() + " "))
        .isEqualTo(
            "{\"verificationResult\":\"success\",\"kycStatus\":\"approved\",\"retryCount\":1}");
    assertThat(caller.guess(id, credit.code())).isEqualTo(Caller.INVALID_SUBMISSION);
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.INVALID_SUBMISSION);
  }

  @Test
  void formsAreReadLikeJsonAndImagesAreNamed() {
    String form = part("email", "hong@example.kr") + part("issuingCountry", "KOR");
    String image =
        "--XX\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.jpg\"\r\n\r\nxx\r\n";
    String opened = form("step1", form + part("idType", "passport") + image.formatted("idImage"));
    assertThat(opened).endsWith("\"kycStatus\":\"incomplete\",\"ignored\":[\"idImage\"]}");
    String id = opened.replaceFirst(".*\"submissionId\":\"([^\"]+)\".*", "$1");
    caller.deposit(id, account);
    String code = bank.codeOf(account).replace('0', '０').replace('1', '１');
    String person = part("submissionId", id) + part("name", "홍길동") + part("code", code);
    assertThat(
            form(
                "step2",
                person + part("date_of_birth", "1990-12-31") + image.formatted("faceImage")))
        .isEqualTo(
            "{\"verificationResult\":\"success\",\"kycStatus\":\"approved\",\"retryCount\":0,"
                + "\"ignored\":[\"faceImage\"]}");
  }

  private static String part(String name, String value) {
    return "--XX\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private String form(String path, String parts) {
    return caller
        .call(
            caller
                .request("/v3/submission/" + path)
                .header("content-type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(parts + "--XX--\r\n"))
                .build())
        .body();
  }

  @ParameterizedTest
  @MethodSource
  void badInputIsNamed(String path, String body, String answer) {
    assertThat(caller.post(path, body)).isEqualTo(answer);
  }

  static Stream<Object[]> badInputIsNamed() {
    String deposit =
        "{\"submissionId\":\"x\",\"requestType\":\"occupancy\",\"userName\":\"홍길동\","
            + "\"bankCode\":\"004\",\"accountNumber\":\"12345678901\"}";
    String guess =
        "{\"submissionId\":\"x\",\"name\":\"홍길동\",\"date_of_birth\":\"1990-12-31\","
            + "\"authCode\":\"482\"}";
    String pre = "validationaccount";
    return Stream.of(
        new Object[] {pre, "[]", FORMAT},
        new Object[] {pre, "{", FORMAT},
        new Object[] {pre, deposit.replace("}", ",\"bankCode\":\"004\"}"), FORMAT},
        new Object[] {pre, deposit.replace("\"004\"", "4"), FORMAT},
        new Object[] {pre, deposit.replace("12345678901", "12345"), FORMAT},
        new Object[] {pre, deposit.replace("12345678901", "１２３４５６７"), FORMAT},
        new Object[] {pre, deposit.replace("홍길동", " "), MISSING},
        new Object[] {pre, deposit.replace("\"홍길동\"", "null"), MISSING},
        new Object[] {pre, "{\"bankCode\":4}", MISSING},
        new Object[] {
          pre,
          deposit.replace("occupancy", "money"),
          Caller.failure("invaild request type.", "invalid_request_type")
        },
        new Object[] {pre, deposit, Caller.INVALID_SUBMISSION},
        new Object[] {"step2", guess, Caller.INVALID_SUBMISSION},
        new Object[] {"step2", guess.replace("482", "48a"), FORMAT},
        new Object[] {"step2", guess.replace("1990-12-31", "1990-02-31"), FORMAT},
        new Object[] {"step2", guess.replace("authCode", "aCode"), MISSING},
        new Object[] {
          "step1", "{\"email\":\"hong\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}", FORMAT
        },
        new Object[] {"step1", "{\"email\":\"hong@example.kr\"}", MISSING});
  }

  @Test
  void aCodeIsAskedForBeforeItIsTyped() {
    assertThat(caller.guess(caller.open(), "482"))
        .isEqualTo(Caller.failure("PreStep2 is required before Step2.", "account_not_requested"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v3/submission/step3, application/json, sk_test_rival, 404, Not Found",
    "PUT, /v3/submission/step2, application/json, sk_test_rival, 405, Method Not Allowed",
    "POST, /v3/submission/step2, text/plain, sk_test_rival, 415, Unsupported Media Type",
    "POST, /v3/submission/step2, application/json, sk_test_other, 403, Forbidden",
    "POST, /v3/submission/step1, application/json, '', 403, Forbidden"
  })
  void aRequestMustBeAllowed(
      String method, String path, String type, String key, int status, String message) {
    HttpResponse<String> response =
        caller.call(
            caller
                .request(path)
                .setHeader("x-api-key", key)
                .header("content-type", type)
                .method(method, BodyPublishers.ofString("{}"))
                .build());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void bankCodesAreText() {
    String id = caller.open();
    String unknown = "This bank code is invalid. Please check bank code";
    for (String none : new String[] {"4", "0004", "999"}) {
      assertThat(caller.deposit(id, none, account)).contains("\"invalid_bank_code\"");
    }
    assertThat(caller.deposit(id, "0004", account))
        .isEqualTo(Caller.retry("invalid_bank_code", unknown, 4));
    assertThat(caller.deposit(id, "20", account)).isEqualTo(Caller.SUCCESS);
    assertThat(bank.sends(account).getFirst().bank()).isEqualTo("209");
  }

  @Test
  void aHolderCheckIsNotPossibleHere() {
    String id = caller.open();
    String body =
        "{\"submissionId\":\"%s\",\"requestType\":\"nameCheck\",\"userName\":\"홍길동\","
            + "\"bankCode\":\"004\",\"accountNumber\":\"%s\"}";
    assertThat(caller.post("validationAccount", body.formatted(id, account)))
        .isEqualTo(Caller.retry("unable_to_Transfer", "Transfer is currently not possible.", 0));
  }

  @Test
  void nothingIsStoredInTheClear() {
    String id = caller.open();
    caller.deposit(id, account);
    var credit = bank.sends(account).getFirst();
    caller.guess(id, credit.code());
    for (String table :
        new String[] {"submission", "transfer", "account", "audit_entry", "api_key"}) {
      for (Map<String, Object> row : database.queryForList("select * from " + table)) {
        for (Object value : row.values()) {
          String text = value instanceof byte[] bytes ? new String(bytes) : "" + value;
          assertThat(text).doesNotContain(account, "홍길동", "hong@", Surroundings.KEY);
          assertThat(text).doesNotContain(credit.print()).isNotEqualTo(credit.code());
        }
      }
    }
  }

  @Test
  void eachChangeHasOneAuditEntry() {
    String id = caller.open();
    caller.deposit(id, account);
    String code = bank.codeOf(account);
    caller.guess(id, Caller.wrong(code));
    caller.guess(id, code);
    assertThat(
            database.queryForList(
                "select event from audit_entry where submission_id = ? order by at, id",
                String.class,
                id))
        .containsExactly(
            "submission opened",
            "transfer begun",
            "transfer sent",
            "guess wrong",
            "submission approved");
  }
}
