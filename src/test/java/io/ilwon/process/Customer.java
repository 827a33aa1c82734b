package io.ilwon.process;

import io.ilwon.http.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer's program, and the person who reads the passbook: each call a connection. */
public record Customer(int port, String key) {
  static final String BANK = "004";
  private static final Pattern CODE = Pattern.compile("\"remitterName\":\"(\\d{3})");

  public RawClient.Answer call(String method, String path, String body) throws IOException {
    int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return RawClient.once(
        port,
        "%s %s HTTP/1.1\r\nhost: x\r\nx-api-key: %s\r\ncontent-type: application/json\r\n"
                .formatted(method, path, key)
            + "content-length: %d\r\n\r\n%s".formatted(length, body));
  }

  /** Step 1; the new submission's id. */
  public String open() throws IOException {
    RawClient.Answer answer = step1();
    if (answer.status() != 200) {
      throw new IOException("not opened: " + answer.body());
    }
    return field(answer, "submissionId");
  }

  /** Whether the key opens the door. */
  public boolean isLetIn() throws IOException {
    return step1().status() == 200;
  }

  private RawClient.Answer step1() throws IOException {
    return call(
        "POST",
        "/v3/submission/step1",
        "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}");
  }

  /** All three steps for one account; the result in the end. */
  String verified(String account) throws IOException {
    String id = open();
    RawClient.Answer deposited = deposit(id, account);
    if (!success(deposited)) {
      throw new IllegalStateException(deposited.body());
    }
    return field(guess(id, codes(account).getFirst()), "kycStatus");
  }

  /** PreStep2. */
  public RawClient.Answer deposit(String id, String account) throws IOException {
    return call(
        "POST",
        "/v3/submission/validationaccount",
        """
        {"submissionId":"%s","requestType":"occupancy","userName":"홍길동",\
        "bankCode":"%s","accountNumber":"%s"}\
        """
            .formatted(id, BANK, account));
  }

  /** Step 2. */
  RawClient.Answer guess(String id, String code) throws IOException {
    return call(
        "POST",
        "/v3/submission/step2",
        "{\"submissionId\":\"%s\",\"name\":\"홍길동\",\"date_of_birth\":\"1990-12-31\",".formatted(id)
            + "\"authCode\":\"%s\"}".formatted(code));
  }

  /** The codes on an account's statement, newest first. */
  public List<String> codes(String account) throws IOException {
    RawClient.Answer answer =
        call("GET", "/sandbox/passbook?bankCode=" + BANK + "&accountNumber=" + account, "");
    if (answer.status() != 200) {
      throw new IOException("the passbook is away: " + answer.status());
    }
    Matcher code = CODE.matcher(answer.body());
    List<String> codes = new ArrayList<>();
    while (code.find()) {
      codes.add(code.group(1));
    }
    return codes;
  }

  /** A text field of a JSON answer. */
  static String field(RawClient.Answer answer, String name) {
    Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
    if (!field.find()) {
      throw new IllegalStateException(name + " is not in " + answer.body());
    }
    return field.group(1);
  }

  static boolean success(RawClient.Answer answer) {
    return answer.body().contains("\"success\":true");
  }
}
