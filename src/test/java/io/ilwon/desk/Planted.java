package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Power;
import io.ilwon.operator.Powers;
import io.ilwon.operator.Role;
import java.net.URLDecoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What no page may say, however it is spelt: with hyphens, in pieces, in an address, escaped. */
final class Planted {
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<Role, List<String>> own = new LinkedHashMap<>();

  Planted(Lived lived) throws SQLException {
    for (String number : List.of(Lived.NUMBER, Lived.REFUSED, Lived.UNKNOWN, "11010000010002")) {
      secrets.put(number, "an account number");
    }
    secrets.put(Lived.HOLDER, "a holder");
    secrets.put("hong@example.com", "an address");
    secrets.put("19900102", "a birthday");
    new TreeSet<>(lived.codes).forEach(code -> secrets.put(code + "일원", "a code"));
    secrets.put(lived.apiKey, "an API key");
    secrets.put(lived.apiKey.substring("sk_test_".length()), "an API key's secret");
    secrets.put(lived.webhookSecret.substring("whsec_".length()), "a webhook's secret");
    secrets.put(FullDesk.TOTP, "a second factor");
    secrets.put(lived.link, "a one-time link");
    for (String hash :
        lived.ground.text("select string_agg(password, ' ') from operator").split(" ", -1)) {
      secrets.put(hash, "a password's hash");
    }
    secrets.put("$argon2id$", "a password's hash");
    for (Role role : Role.values()) {
      var token = lived.desk.token(role);
      own.put(role, List.of(token.unmasked(), Csrf.of(token)));
    }
  }

  /** What of it this answer to this role says; empty for nothing. */
  List<String> in(Answer answer, Role role) {
    String text = bare(answer.headers() + "\n" + answer.body());
    String joined = text.replaceAll("(?<=\\d)[\\s\\p{Zs}.·_-]+(?=\\d)", "").replaceAll("\\s+", "");
    List<String> found = new ArrayList<>();
    secrets.forEach((secret, name) -> {
      if (text.contains(secret) || joined.contains(secret)) {
        found.add(name + " " + secret);
      }
    });
    own.forEach((other, theirs) -> {
      if (theirs.stream().anyMatch(text::contains) && other != role) {
        found.add("a session of " + other);
      }
    });
    if (text.contains(own.getOrDefault(role, List.of("none")).getFirst())) {
      found.add("the session itself");
    }
    if (text.contains(Lived.HIDDEN) && !Powers.of(role, false).contains(Power.CHANGE_WEBHOOKS)) {
      found.add("the secret of a webhook's address");
    }
    return found;
  }

  /** Without tags, entities and percents: as somebody reads it who wants to. */
  private static String bare(String text) {
    String whole =
        text.replaceAll("(?s)<!--|-->", "").replaceAll("</?(span|b|code|br|wbr)\\b[^>]*>", "");
    String plain =
        whole
            .replace("&#34;", "\"")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .replace("+", "%2B");
    return URLDecoder.decode(plain.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), UTF_8);
  }
}
