package io.ilwon.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The three calls of one verification, as the contract publishes them. */
final class Requests {
  private static final String BOUNDARY = "ilwon-bench-5f1c2a";

  private final String key;

  Requests(String key) {
    this.key = key;
  }

  /** Step 1. */
  byte[] open() {
    return form("step1", "email", "hong@example.kr", "issuingCountry", "KOR", "idType", "passport");
  }

  /** PreStep2. */
  byte[] deposit(String submission, String bank, String account) {
    String body =
        "{\"submissionId\":\""
            + submission
            + "\",\"requestType\":\"occupancy\",\"userName\":\"홍길동\",\"bankCode\":\""
            + bank
            + "\",\"accountNumber\":\""
            + account
            + "\"}";
    return post("validationaccount", "application/json", body);
  }

  /** Step 2. */
  byte[] guess(String submission, String code) {
    return form(
        "step2",
        "submissionId",
        submission,
        "name",
        "홍길동",
        "date_of_birth",
        "1990-12-31",
        "authCode",
        code);
  }

  private byte[] form(String path, String... fields) {
    StringBuilder body = new StringBuilder(512);
    for (int i = 0; i < fields.length; i += 2) {
      body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
      body.append(fields[i]).append("\"\r\n\r\n").append(fields[i + 1]).append("\r\n");
    }
    body.append("--").append(BOUNDARY).append("--\r\n");
    return post(path, "multipart/form-data; boundary=" + BOUNDARY, body.toString());
  }

  private byte[] post(String path, String type, String body) {
    return ("POST /v3/submission/"
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
            + key
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.getBytes(UTF_8).length
            + "\r\n\r\n"
            + body)
        .getBytes(UTF_8);
  }
}
