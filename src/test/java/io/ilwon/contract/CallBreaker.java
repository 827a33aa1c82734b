package io.ilwon.contract;

import io.ilwon.fuzz.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Breaks one thing of a request that stays whole HTTP. */
final class CallBreaker {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "4",
          "-1.5e3",
          "[]",
          "[\"a\",{\"b\":1}]",
          "{}",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"１２３４５６\"",
          "\"123-456\"",
          "\"0004\"",
          "\" 004\"",
          "\"%s\"",
          "\"' or 1=1 --\"",
          "\"../../etc/passwd\"",
          "\"${jndi:ldap://x}\"",
          "\"\\u202e홍\"",
          "\"<script>\"",
          "\"NaN\"");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "post", "FOO");
  private static final List<String> TYPES =
      List.of(
          "",
          "text/plain",
          "application/json; charset=euc-kr",
          "application/json;charset=UTF-8",
          "APPLICATION/JSON",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/xml",
          "application/json, text/html",
          ";",
          "multipart/form-data; boundary=\"oOo7f3aoOo\"");
  private static final List<String> HEADERS =
      List.of(
          "expect: 100-continue",
          "accept: text/html",
          "accept-encoding: gzip, br",
          "connection: close",
          "x-forwarded-for: 10.0.0.1",
          "x-http-method-override: DELETE",
          "content-encoding: gzip",
          "range: bytes=0-1",
          "if-none-match: *",
          "cookie: a=b",
          "upgrade: h2c",
          "origin: null",
          "x-long: " + "a".repeat(3_000));

  private final Random random;
  private final Mutator mutator;

  CallBreaker(Random random, Mutator mutator) {
    this.random = random;
    this.mutator = mutator;
  }

  void breakOne(Draft draft) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> breakField(draft);
      case 3, 4, 5 -> draft.brokenBody = Optional.of(mutator.mutated(draft.body(), draft.body()));
      case 6 -> draft.method = any(METHODS);
      case 7 -> breakPath(draft);
      case 8 -> breakKey(draft);
      case 9 -> draft.contentType = any(TYPES);
      case 10 -> draft.headers.add(any(HEADERS));
      default -> breakSizeOrQuery(draft);
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void breakField(Draft draft) {
    if (draft.fields.isEmpty()) {
      breakSizeOrQuery(draft);
      return;
    }
    String name = any(List.copyOf(draft.fields.keySet()));
    switch (random.nextInt(5)) {
      case 0 -> draft.fields.remove(name);
      case 1 -> draft.fields.put(name + "\":0,\"" + name, draft.fields.get(name)); // twice
      case 2 -> draft.fields.put(name, "\"" + "가".repeat(random.nextInt(300)) + "\"");
      default -> draft.fields.put(name, any(VALUES));
    }
  }

  private void breakPath(Draft draft) {
    draft.path =
        switch (random.nextInt(7)) {
          case 0 -> draft.path + "/";
          case 1 -> draft.path.toUpperCase(java.util.Locale.ROOT);
          case 2 -> draft.path.replace("/", "//");
          case 3 -> draft.path.replace("submission", "%73ubmission");
          case 4 -> draft.path + "/../step1";
          case 5 -> "/v3/submission/" + draft.id;
          default -> "/";
        };
  }

  private void breakKey(Draft draft) {
    draft.key =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> draft.key.replaceFirst(".$", "_");
          case 2 -> draft.key.replace("sk_test_", "sk_live_");
          default -> any(draft.tenant.others());
        };
  }

  private void breakSizeOrQuery(Draft draft) {
    if (draft.method.equals("GET") || draft.method.equals("DELETE")) {
      String spice =
          java.net.URLEncoder.encode(mutator.spice(), StandardCharsets.UTF_8) + random.nextInt(99);
      draft.query =
          switch (random.nextInt(4)) {
            case 0 -> draft.query.replaceFirst("=[^&]*", "=" + spice);
            case 1 -> draft.query.replaceAll("&.*", "");
            case 2 -> draft.query + "&submission_id=" + spice + "&count=" + spice;
            default -> draft.query.replaceFirst("=", "=" + "%");
          };
    } else if (random.nextInt(20) == 0) {
      boolean large = draft.form && random.nextInt(10) == 0;
      draft.text("cf3", "A".repeat(large ? 5_300_000 : 66_000));
    } else {
      draft.text("cf3", "A".repeat(random.nextInt(600)));
    }
  }
}
