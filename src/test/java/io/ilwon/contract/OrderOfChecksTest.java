package io.ilwon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.Person;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which check comes first, which input breaks which rule, and what reaches the rooms behind. */
class OrderOfChecksTest {

  private static final String PRE_STEP2 = "/v3/submission/validationaccount";
  private static final String STEP1 = "/v3/submission/step1";
  private static final String STEP2 = "/v3/submission/step2";

  private static Door door;

  @BeforeAll
  static void start() {
    door = new Door();
  }

  @AfterAll
  static void stop() {
    door.close();
  }

  @BeforeEach
  void admitted() {
    door.script.given("Admitted");
  }

  private static String preStep2(String id, String type, String name, String bank, String account) {
    return "{\"submissionId\":%s,\"requestType\":%s,\"userName\":%s,\"bankCode\":%s,"
            .formatted(id, type, name, bank)
        + "\"accountNumber\":%s,\"unknown\":[1,{\"a\":2}]}".formatted(account);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // id | type | name | bank | account | answer
        "\"s\"|\"occupancy\"|\"홍길동\"|\"004\"|\"123456\"|success",
        "\"s\"|\"nameCheck\"|\"홍길동\"|\"004\"|\"1234567890123456\"|success",
        "null|\"occupancy\"|\"홍길동\"|4|\"123\"|missing_required_field",
        "4|\"x\"|\"홍길동\"|\"004\"|\"\"|missing_required_field",
        "4|\"x\"|\"홍길동\"|\"004\"|\"\\u3000\\u00a0\\t\"|missing_required_field",
        "\"s\"|\"\"|\"홍길동\"|\"004\"|\"123456\"|missing_required_field",
        "4|\"x\"|\"홍길동\"|\"004\"|\"123456\"|invalid_data_format",
        "\"s\"|true|\"홍길동\"|\"004\"|\"123456\"|invalid_data_format",
        "\"s\"|\"x\"|\"홍길동\"|\"004\"|\"12345\"|invalid_data_format",
        "\"s\"|\"x\"|\"홍길동\"|\"004\"|\"123456\"|invalid_request_type",
        "\"s\"|\"OCCUPANCY\"|\"홍길동\"|\"004\"|\"123456\"|invalid_request_type",
        "\"s\"|\"occupancy \"|\"홍길동\"|\"004\"|\"123456\"|invalid_request_type",
        "\"s\"|\"occupancy\"|[\"홍길동\"]|\"004\"|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|{}|\"004\"|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\\u0000\"|\"004\"|\"123456\"|invalid_data_format",
        "\"s\\u0000\"|\"occupancy\"|\"홍\"|\"004\"|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|4|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"00a\"|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"００４\"|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\" 004\"|\"123456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"004\"|123456|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"004\"|\"12345678901234567\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"004\"|\"123-456\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"004\"|\"123456 \"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"004\"|\"１２３４５６\"|invalid_data_format",
        "\"s\"|\"occupancy\"|\"홍\"|\"004\"|\"١٢٣٤٥٦\"|invalid_data_format"
      })
  void preStep2ChecksPresenceThenFormatThenType(
      String id, String type, String name, String bank, String account, String answer)
      throws IOException {
    String told = door.post(PRE_STEP2, preStep2(id, type, name, bank, account));
    assertEquals(answer, Door.code(told));
  }

  @Test
  void aNameMayHaveFiftyCharactersAndNotOneMore() throws IOException {
    for (int length : List.of(50, 51)) {
      String name = "\"" + "가".repeat(length) + "\"";
      String told =
          door.post(PRE_STEP2, preStep2("\"s\"", "\"occupancy\"", name, "\"4\"", "\"123456\""));
      assertEquals(length == 50 ? "success" : "invalid_data_format", Door.code(told));
    }
  }

  @Test
  void preStep2HandsOverCharacterByCharacter() throws IOException {
    door.post(
        PRE_STEP2, preStep2("\" S-1 \"", "\"nameCheck\"", "\" 홍 길동\"", "\"0020\"", "\"000123\""));
    Behind.Destination to =
        new Behind.Destination(
            new BankCode("0020"), new AccountNumber("000123"), new HolderName("홍 길동"));
    List<?> call = door.lastCall();
    assertEquals("checkHolder", call.get(0));
    assertEquals(List.of(new SubmissionId(" S-1 "), to), call.subList(2, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a@b.kr\"|\"KOR\"|\"visa\"|null|success",
        "\"홍@예제.한국\"|\"USA\"|\"universal\"|\"x\"|success",
        "\"a@b\"|\"KOR\"|\"visa\"|null|invalid_data_format",
        "\"a b@c.kr\"|\"KOR\"|\"visa\"|null|invalid_data_format",
        "\"a@b@c.kr\"|\"KOR\"|\"visa\"|null|invalid_data_format",
        "\"@b.kr\"|\"KOR\"|\"visa\"|null|invalid_data_format",
        "\"a@b..kr\"|\"KOR\"|\"visa\"|null|invalid_data_format",
        "\"a@b.kr\"|\"kor\"|\"visa\"|null|invalid_data_format",
        "\"a@b.kr\"|\"KR\"|\"visa\"|null|invalid_data_format",
        "\"a@b.kr\"|\"XYZ\"|\"visa\"|null|invalid_data_format",
        "\"a@b.kr\"|410|\"visa\"|null|invalid_data_format",
        "\"a@b.kr\"|\"KOR\"|\"Visa\"|null|invalid_data_format",
        "\"a@b.kr\"|\"KOR\"|\"visa\"|7|invalid_data_format",
        "\"a@b.kr\"|\"KOR\"|null|7|missing_required_field",
        "\" \"|\"KR\"|\"visa\"|null|missing_required_field"
      })
  void step1ChecksItsFields(String email, String country, String type, String cf1, String answer)
      throws IOException {
    String body =
        "{\"email\":%s,\"issuingCountry\":%s,\"idType\":%s,\"cf1\":%s}"
            .formatted(email, country, type, cf1);
    assertEquals(answer, Door.code(door.post(STEP1, body)));
  }

  @Test
  void optionalTextsAreBoundedAndBlankOnesAbsent() throws IOException {
    String body = "{\"email\":\"a@b.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"visa\",%s}";
    door.post(STEP1, body.formatted("\"userid\":\" \",\"cf2\":\"가\\n나\",\"customOptions\":\"o\""));
    assertEquals(
        new Applicant("a@b.kr", "KOR", "visa", null, null, "가\n나", null, "o"),
        door.lastCall().get(1));
    for (Map.Entry<String, Integer> limit :
        Map.of("userid", 256, "cf3", 256, "customOptions", 4096).entrySet()) {
      for (int over : List.of(0, 1)) {
        String text = "😀".repeat(limit.getValue() + over);
        String told =
            door.post(STEP1, body.formatted("\"" + limit.getKey() + "\":\"" + text + "\""));
        assertEquals(
            over == 0 ? "success" : "invalid_data_format", Door.code(told), limit.getKey());
      }
    }
    String long254 = "a@" + "b".repeat(249) + ".kr";
    String step1 = "{\"email\":\"%s\",\"issuingCountry\":\"KOR\",\"idType\":\"visa\"}";
    assertEquals("success", Door.code(door.post(STEP1, step1.formatted(long254))));
    assertEquals(
        "invalid_data_format", Door.code(door.post(STEP1, step1.formatted(long254 + "x"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"1990-02-28\"|\"authCode\":\"482\"|200",
        "\"2024-02-29\"|\"authCode\":\"　４８２ \"|200",
        "\"1990-01-01\"|\"authCode\":\"\",\"code\":\"482\"|200",
        "\"1990-01-01\"|\"accountCode\":\"482\"|200",
        "\"1990-01-01\"|\"verificationCode\":\"482\"|200",
        "\"1990-01-01\"|\"authCode\":\"482\",\"code\":\"4\"|200",
        "\"1990-01-01\"|\"authCode\":482|invalid_data_format",
        "\"1990-01-01\"|\"authCode\":\"48\"|invalid_data_format",
        "\"1990-01-01\"|\"authCode\":\"4829\"|invalid_data_format",
        "\"1990-01-01\"|\"authCode\":\"482일원\"|invalid_data_format",
        "\"1990-01-01\"|\"authCode\":\"4 2\"|invalid_data_format",
        "\"1990-01-01\"|\"authCode\":null|missing_required_field",
        "\"1990-01-01\"|\"code\":\" \"|missing_required_field",
        "null|\"authCode\":482|missing_required_field",
        "\"1990-02-30\"|\"authCode\":\"482\"|invalid_data_format",
        "\"2023-02-29\"|\"authCode\":\"482\"|invalid_data_format",
        "\"1990-1-1\"|\"authCode\":\"482\"|invalid_data_format",
        "\"19900101\"|\"authCode\":\"482\"|invalid_data_format",
        "\"１９９０-01-01\"|\"authCode\":\"482\"|invalid_data_format",
        "\"1899-12-31\"|\"authCode\":\"482\"|invalid_data_format",
        "\"9999-01-01\"|\"authCode\":\"482\"|invalid_data_format",
        "19900101|\"authCode\":\"482\"|invalid_data_format"
      })
  void step2ChecksBirthdayAndCode(String birthday, String code, String answer) throws IOException {
    String body =
        "{\"submissionId\":\"s\",\"name\":\"홍길동\",\"date_of_birth\":%s,%s}"
            .formatted(birthday, code);
    String told = door.post(STEP2, body);
    if (answer.equals("200")) {
      assertTrue(told.startsWith("200 "), told);
      assertEquals(new DescriptorCode("482"), door.lastCall().get(3));
      assertEquals(Person.class, door.lastCall().get(2).getClass());
    } else {
      assertEquals(answer, Door.code(told));
      assertEquals(1, door.script.calls.size(), "no guess was counted");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/json;charset=\"utf-8\""
      })
  void jsonIsReadUnderItsNames(String type) throws IOException {
    String told = door.send("POST", PRE_STEP2, Map.of("content-type", type), "{}");
    assertEquals("missing_required_field", Door.code(told));
  }

  @Test
  void aBodyWithoutATypeIsReadAsJson() throws IOException {
    assertEquals("missing_required_field", Door.code(door.send("POST", STEP2, Map.of(), "{}")));
  }

  @ParameterizedTest
  @CsvSource({
    "text/json",
    "application/x-www-form-urlencoded",
    "application/json; charset=euc-kr",
    "multipart/mixed; boundary=XX",
    "*/*"
  })
  void anotherTypeIsUnsupported(String type) throws IOException {
    for (String path : List.of(STEP1, PRE_STEP2, STEP2)) {
      String told = door.send("POST", path, Map.of("content-type", type), "{}");
      assertEquals("415 {\"message\":\"Unsupported Media Type\"}", told);
    }
  }

  @Test
  void preStep2TakesNoForm() throws IOException {
    Map<String, String> form = Map.of("content-type", "multipart/form-data; boundary=XX");
    assertEquals(
        "415 {\"message\":\"Unsupported Media Type\"}",
        door.send("POST", PRE_STEP2, form, "--XX--\r\n"));
  }
}
