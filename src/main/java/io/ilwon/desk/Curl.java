package io.ilwon.desk;

import java.util.List;
import java.util.Locale;

/**
 * Calls of the contract to be copied, with places where values go. The key stands in a variable of
 * the shell: no page has one.
 */
public final class Curl {
  private static final String START =
      "{\"email\":\"EMAIL\",\"issuingCountry\":\"KOR\",\"idType\":\"universal\"}";
  private static final String SEND =
      "{\"submissionId\":\"SUBMISSION_ID\",\"requestType\":\"occupancy\",\"userName\":\"NAME\","
          + "\"bankCode\":\"004\",\"accountNumber\":\"ACCOUNT_NUMBER\"}";
  private static final String PROVE =
      "{\"submissionId\":\"SUBMISSION_ID\",\"name\":\"NAME\",\"date_of_birth\":\"1990-01-31\","
          + "\"authCode\":\"CODE\"}";
  private static final String EDIT =
      "{\"submissionId\":\"SUBMISSION_ID\",\"admin\":\"ADMIN\",\"data\":{\"kycStatus\":\"rejected\"}}";

  /**
   * One call.
   *
   * @param anchor where on the page it stands
   * @param name method and path
   * @param text for a shell
   */
  public record Example(String anchor, String name, String text) {}

  private Curl() {}

  static List<Example> all(String url) {
    String submission = "/v3/submission";
    return List.of(
        example(url, "POST", submission + "/step1", "", START),
        example(url, "POST", submission + "/validationaccount", "", SEND),
        example(url, "POST", submission + "/step2", "", PROVE),
        example(url, "GET", submission, "?submission_id=SUBMISSION_ID", ""),
        example(url, "PATCH", submission, "", EDIT),
        example(url, "DELETE", submission, "?submission_id=SUBMISSION_ID&admin_name=ADMIN", ""));
  }

  /** Where the example of a counted call stands; {@code HEAD} is a {@code GET}. */
  static String anchor(String call) {
    String name = call.toLowerCase(Locale.ROOT).replace("head ", "get ");
    return "curl-" + name.replaceAll("[^a-z0-9]+", "-");
  }

  private static Example example(
      String url, String method, String path, String query, String body) {
    String name = method + " " + path;
    String head =
        "curl -X %s '%s%s%s' \\\n  -H \"x-api-key: $ILWON_KEY\""
            .formatted(method, url, path, query);
    String text = body.isEmpty() ? head : head + json(body);
    return new Example(anchor(name), name, text);
  }

  private static String json(String body) {
    return " \\\n  -H 'content-type: application/json' \\\n  -d '" + body + "'";
  }
}
