package io.ilwon.process;

import io.ilwon.http.RawClient;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer's program that calls any of the nodes; what it hears is kept in the history. */
final class Caller {
  static final String HOLDER = "홍길동";
  private static final Pattern CODE =
      Pattern.compile("\"(?:retryCode|errorCode|rejectComment)\":\"([^\"]*)\"");
  private static final Pattern COUNT = Pattern.compile("\"retryCount\":(\\d+)");

  private final List<ServeNode> nodes;
  private final String key;
  private final History history;

  /** Answers that no rule allows, whatever happens. */
  final Queue<String> strange = new ConcurrentLinkedQueue<>();

  Caller(List<ServeNode> nodes, String key, History history) {
    this.nodes = nodes;
    this.key = key;
    this.history = history;
  }

  /** Step 1. */
  String open(int node) throws IOException {
    RawClient.Answer answer =
        customer(node)
            .call(
                "POST",
                "/v3/submission/step1",
                "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}");
    if (answer.status() != 200) {
      throw new IOException("not opened: " + answer.status());
    }
    return Customer.field(answer, "submissionId");
  }

  /** PreStep2; the word heard. */
  String deposit(int node, String id, String bank, String account) {
    Instant from = history.now();
    String word = Heard.LOST;
    int count = -1;
    try {
      RawClient.Answer answer =
          customer(node)
              .call(
                  "POST",
                  "/v3/submission/validationaccount",
                  """
                  {"submissionId":"%s","requestType":"occupancy","userName":"%s",\
                  "bankCode":"%s","accountNumber":"%s"}\
                  """
                      .formatted(id, HOLDER, bank, account));
      word = word(answer);
      count = count(answer);
    } catch (IOException e) {
      // Nobody knows what became of it.
    }
    history.deposit(node, id, bank, account, HOLDER, from, word, count);
    return word;
  }

  /** Step 2; the word heard. */
  String guess(int node, String id, String code) {
    Instant from = history.now();
    String word = Heard.LOST;
    int count = -1;
    try {
      RawClient.Answer answer = customer(node).guess(id, code);
      word = word(answer);
      // Where the database could not tell, the guess may have been evaluated.
      word = word.equals("db_processing_error") ? Heard.LOST : word;
      count = count(answer);
    } catch (IOException e) {
      // Nobody knows what became of it.
    }
    history.guess(node, id, code, from, word, count);
    return word;
  }

  private Customer customer(int node) {
    return new Customer(nodes.get(node).port, key);
  }

  private String word(RawClient.Answer answer) {
    String body = answer.body();
    if (body.contains("\"kycStatus\":\"approved\"")) {
      return "approved";
    }
    Matcher code = CODE.matcher(body);
    if (code.find()) {
      return code.group(1).equals("too_many_retry") ? "rejected" : code.group(1);
    }
    if (body.contains("\"success\":true")) {
      return "success";
    }
    strange.add(answer.status() + " " + body);
    return Heard.LOST;
  }

  private static int count(RawClient.Answer answer) {
    Matcher count = COUNT.matcher(answer.body());
    return count.find() ? Integer.parseInt(count.group(1)) : -1;
  }
}
