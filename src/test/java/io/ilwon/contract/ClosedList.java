package io.ilwon.contract;

import io.ilwon.rail.Unreached;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every answer a well server may give, made of the golden rows: what they leave open, ids, counts,
 * times and a person's own words, is a pattern, and the rest is to the byte.
 */
public final class ClosedList {
  private static final String ID = "[A-Za-z0-9_-]{16,64}";
  private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
  private static final String MAYBE = "(?:null|" + TEXT + ")";
  private static final String TIME = "\"[0-9]{4}(-[0-9]{2}){5}-UTC\"";
  private static final String MAYBE_TIME = "(?:null|" + TIME + ")";
  private static final String IMAGE = "\"(?:idImage|idBackImage|faceImage)\"";
  private static final String ATTEMPTS =
      "\\[(?:\\{\"at\":" + TIME + ",\"outcome\":\"[a-z_]{1,20}(?::[a-z_]{1,40})?\"},?)*]";
  private static final Map<String, String> OPEN =
      Map.ofEntries(
          Map.entry("id", "\"" + ID + "\""),
          Map.entry("text", TEXT),
          Map.entry("maybe", MAYBE),
          Map.entry("time", TIME),
          Map.entry("maybe-time", MAYBE_TIME),
          Map.entry("attempts", ATTEMPTS),
          Map.entry("result", "\"(?:incomplete|approved|rejected)\""),
          Map.entry("comment", "(?:" + TEXT + ")?"),
          Map.entry("comment-code", "(?:\"(?:too_many_retry|timeout|edited)\")?"),
          Map.entry("bank", "\"[0-9]+\""),
          Map.entry("masked", "\"····[0-9]{4}\""),
          Map.entry("state", "\"[a-z_]+\""));
  private static final String ACCOUNT =
      "{'bank_code':<bank>,'bank_name':<maybe>,'bank_name_en':<maybe>,'account_number':<masked>,"
          + "'holder_name':<text>,'state':<state>,'attempts':<attempts>,'verified_at':<maybe-time>}";
  private static final String FOUND =
      "{'submission_id':<id>,'email':<maybe>,'userid':<maybe>,'created_at':<time>,"
          + "'updated_at':<time>,'kyc_result_at':<maybe-time>,"
          + "'data':{'issuingCountry':<maybe>,'idType':<maybe>,'cf1':<maybe>,'cf2':<maybe>,"
          + "'cf3':<maybe>,'customOptions':<maybe>,'name':<maybe>,'date_of_birth':<maybe>,"
          + "'gender':<maybe>,'nationality':<maybe>},"
          + "'kyc':{'result':<result>,'comment':[<comment>],'commentCode':[<comment-code>],"
          + "'attempts':<attempts>},'account':";
  private static final Pattern ITEM =
      Pattern.compile(open(FOUND) + "(?:null|" + open(ACCOUNT) + ")" + open("}"));
  private static final Pattern PAGE_END =
      Pattern.compile(
          "](?:,\"nextpageKey\":\\{\"id\":\"" + ID + "\",\"created_at\":" + TIME + "})?}");
  private static final String PAGE = "200 {\"Items\":[";

  private final Map<String, List<Pattern>> byRoute = new HashMap<>();
  private final List<Pattern> everywhere = new ArrayList<>();

  private ClosedList() {
    for (Golden row : Golden.all()) {
      boolean fault =
          row.expected().startsWith("500")
              || row.given().startsWith("NotRecorded")
              || row.given().startsWith("Unreadable")
              || row.given().startsWith("FindFails");
      if (!fault && !row.expected().startsWith(PAGE)) {
        Pattern pattern = pattern(row.expected());
        if (row.name().startsWith("0-")) {
          everywhere.add(pattern);
        } else {
          String line = row.request().lines().findFirst().orElseThrow();
          byRoute
              .computeIfAbsent(line.replaceAll("\\?.*", ""), _ -> new ArrayList<>())
              .add(pattern);
        }
      }
    }
    share("POST " + ContractWords.PRE_STEP2, "POST " + ContractWords.PRE_STEP2_AS_TITLED);
  }

  /** Literal, but for the names in angle brackets. */
  private static String open(String template) {
    StringBuilder regex = new StringBuilder();
    for (String part : template.replace('\'', '"').split("(?=<)|(?<=>)", -1)) {
      regex.append(
          part.startsWith("<")
              ? Objects.requireNonNull(OPEN.get(part.substring(1, part.length() - 1)), part)
              : Pattern.quote(part));
    }
    return regex.toString();
  }

  /** The rows, read from their files. */
  public static ClosedList load() {
    return new ClosedList();
  }

  private void share(String from, String to) {
    byRoute
        .computeIfAbsent(to, _ -> new ArrayList<>())
        .addAll(byRoute.getOrDefault(from, List.of()));
  }

  private static Pattern pattern(String expected) {
    String phrases =
        Arrays.stream(Unreached.values())
            .map(each -> Pattern.quote(each.phrase()))
            .collect(Collectors.joining("|", "(?:", ")"));
    String open =
        Pattern.quote(expected)
            .replace("{{id}}", "\\E" + ID + "\\Q")
            .replaceAll("\"retryCount\":\\d+", "\"retryCount\":\\\\E[0-9]{1,2}\\\\Q")
            .replaceAll("\"retryAfter\":\\d+", "\"retryAfter\":\\\\E[0-9]{1,7}\\\\Q")
            .replaceAll(",\"ignored\":\\[[^]]*]", "")
            .replaceAll(
                "fail to request:\\+ [^\"]+",
                "fail to request:+ \\\\E" + phrases.replace("\\", "\\\\") + "\\\\Q");
    String ignored = "(?:,\"ignored\":\\[" + IMAGE + "(?:," + IMAGE + "){0,2}])?}";
    boolean step = expected.startsWith("200 {\"statusCode\"") || expected.contains("\"kycStatus\"");
    String end = "}\\E";
    return Pattern.compile(
        step && open.endsWith(end)
            ? open.substring(0, open.length() - end.length()) + "\\E" + ignored
            : open);
  }

  /**
   * What is wrong with an answer, if anything.
   *
   * @param route method and path; empty where the request was so broken that nobody knows
   * @param told status, a blank, body
   */
  public Optional<String> problem(Optional<String> route, String told) {
    boolean get = route.isEmpty() || route.get().equals("GET " + ContractWords.SUBMISSION);
    if (get && told.startsWith(PAGE)) {
      return isPage(told) ? Optional.empty() : Optional.of("a page out of order");
    }
    List<Pattern> rows =
        route.isPresent()
            ? byRoute.getOrDefault(route.get(), List.of())
            : byRoute.values().stream().flatMap(List::stream).toList();
    boolean known =
        rows.stream().anyMatch(row -> row.matcher(told).matches())
            || everywhere.stream().anyMatch(row -> row.matcher(told).matches());
    return known ? Optional.empty() : Optional.of("not of the closed list");
  }

  private static boolean isPage(String told) {
    int at = PAGE.length();
    Matcher item = ITEM.matcher(told);
    while (item.region(at, told.length()).lookingAt()) {
      at = item.end();
      if (at < told.length() && told.charAt(at) == ',') {
        at++;
      }
    }
    return PAGE_END.matcher(told).region(at, told.length()).matches();
  }
}
