package io.ilwon;

import io.ilwon.project.Scope;
import java.util.List;

/**
 * A request about a submission, as anybody with a key may send it. In its path and body stand
 * {@code {{id}}}, {@code {{word}}} for what its project wrote into it, {@code {{code}}}, and {@code
 * {{session}}} for a link to its page.
 *
 * @param route as the server's routing has it
 * @param needed the scope of its key
 * @param query what follows the path, or nothing
 */
record Probe(String route, Scope needed, String query, String body) {
  private static final String STEP1 =
      "{\"email\":\"{{word}}@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\","
          + "\"userid\":\"{{word}}\",\"cf1\":\"{{word}}\"}";
  private static final String DEPOSIT =
      "{\"submissionId\":\"{{id}}\",\"requestType\":\"occupancy\",\"userName\":\"홍길동\","
          + "\"bankCode\":\"004\",\"accountNumber\":\"{{account}}\"}";
  private static final String GUESS =
      "{\"submissionId\":\"{{id}}\",\"name\":\"홍길동\",\"date_of_birth\":\"1990-12-31\","
          + "\"authCode\":\"{{code}}\"}";
  private static final String EDIT =
      "{\"submissionId\":\"{{id}}\",\"admin\":\"kim\",\"data\":{\"kycStatus\":\"approved\"}}";
  private static final String READ = "GET /v3/submission";

  static final Probe OPEN = new Probe("POST /v3/submission/step1", Scope.SUBMIT, "", STEP1);
  static final Probe PAY =
      new Probe("POST /v3/submission/validationaccount", Scope.SUBMIT, "", DEPOSIT);
  static final Probe TYPE = new Probe("POST /v3/submission/step2", Scope.SUBMIT, "", GUESS);
  static final Probe SHOW = new Probe(READ, Scope.READ, "?submission_id={{id}}", "");
  static final Probe END = new Probe("PATCH /v3/submission", Scope.ADMIN, "", EDIT);
  static final Probe ERASE =
      new Probe("DELETE /v3/submission", Scope.ADMIN, "?submission_id={{id}}&admin_name=kim", "");

  static final Probe LINK =
      new Probe(
          "POST /v1/verification_sessions", Scope.SUBMIT, "", "{\"submission_id\":\"{{id}}\"}");
  static final Probe UNLINK =
      new Probe("DELETE /v1/verification_sessions", Scope.ADMIN, "?id={{session}}", "");

  /** At least one for every route that knows submissions. */
  static final List<Probe> ALL =
      List.of(
          PAY,
          new Probe("POST /v3/submission/validationAccount", Scope.SUBMIT, "", DEPOSIT),
          new Probe(PAY.route, Scope.SUBMIT, "", DEPOSIT.replace("occupancy", "nameCheck")),
          TYPE,
          SHOW,
          new Probe(READ, Scope.READ, "?userid={{word}}", ""),
          new Probe(READ, Scope.READ, "?email={{word}}%40example.kr", ""),
          new Probe(READ, Scope.READ, "?submission_id={{id}}&userid={{word}}", ""),
          new Probe(
              READ,
              Scope.READ,
              "?count=2&nextpage_id={{id}}&nextpage_date=2026-03-01-10-00-00-UTC",
              ""),
          LINK,
          new Probe("GET /v1/verification_sessions", Scope.READ, "?id={{session}}", ""),
          UNLINK,
          END,
          new Probe(
              END.route,
              Scope.ADMIN,
              "",
              EDIT.replace("\"kycStatus\":\"approved\"", "\"cf1\":\"x\"")),
          ERASE);

  /** The route's bytes for these. */
  String request(String key, Known known) {
    String filled = known.filled(body);
    int length = filled.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return route
        + known.filled(query)
        + " HTTP/1.1\r\nhost: x\r\n"
        + (key.isEmpty() ? "" : "x-api-key: " + key + "\r\n")
        + (length == 0 ? "" : "content-type: application/json\r\n")
        + "content-length: "
        + length
        + "\r\n\r\n"
        + filled;
  }

  /** What somebody knows about a submission, or believes to. */
  record Known(String kind, String id, String word, String account, String code, String session) {
    String filled(String text) {
      return text.replace("{{id}}", id)
          .replace("{{word}}", word)
          .replace("{{account}}", account)
          .replace("{{code}}", code)
          .replace("{{session}}", session);
    }

    Known with(String otherKind, String otherId) {
      return new Known(otherKind, otherId, word, account, code, session);
    }

    Known code(String other) {
      return new Known(kind, id, word, account, other, session);
    }

    Known session(String other) {
      return new Known(kind, id, word, account, code, other);
    }

    /** What a text would be for anybody: this one's own words taken out. */
    String without(String text) {
      return text.replace(id, "{{id}}").replace(word, "{{word}}").replace(session, "{{session}}");
    }
  }
}
