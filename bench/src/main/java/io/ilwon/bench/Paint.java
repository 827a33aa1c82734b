package io.ilwon.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a person's browser needs before it can paint the hosted page: P1 and its style sheet, one
 * after the other, each person by a link and connections of their own, one person at a time. The
 * script is deferred, so nobody waits for it.
 */
final class Paint implements Part {
  private static final int PERSONS = 100;

  /** The first ones after a start find cold code; they are told apart. */
  private static final int FIRST = 1;

  private static final String LINK =
      "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}";

  @Override
  public String name() {
    return "paint";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.PAINT);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    Codes codes = new Codes(s.loop());
    try (Ilwon node =
        Ilwon.withInstantBank(
            s.folder().resolve("paint"), s.postgres().fresh("bench_paint"), codes)) {
      String base = "http://127.0.0.1:" + node.port;
      String key = node.key();
      double first = slowest(base, links(base, key, FIRST));
      s.results().note("the first person after a start saw P1 after %.0f ms".formatted(first));
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        List<String> links = links(base, key, PERSONS);
        s.before();
        s.results().reached(Goal.PAINT, slowest(base, links));
      }
    }
  }

  private static List<String> links(String base, String key, int count) throws IOException {
    List<String> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HttpURLConnection post = open(base + "/v1/verification_sessions");
      post.setRequestMethod("POST");
      post.setRequestProperty("x-api-key", key);
      post.setRequestProperty("content-type", "application/json");
      post.setDoOutput(true);
      try (OutputStream out = post.getOutputStream()) {
        out.write(LINK.getBytes(StandardCharsets.UTF_8));
      }
      String answer = read(post);
      int at = answer.indexOf("\"url\":\"") + 7;
      links.add(answer.substring(at, answer.indexOf('"', at)));
    }
    return links;
  }

  /** In milliseconds. */
  private static double slowest(String base, List<String> links) throws IOException {
    double slowest = 0;
    for (String link : links) {
      long start = System.nanoTime();
      String page = read(open(link));
      int at = page.indexOf("href=\"/assets/") + 6;
      String style = page.substring(at, page.indexOf('"', at));
      String rules = read(open(base + style));
      double took = (System.nanoTime() - start) / 1e6;
      if (!page.contains("data-screen=\"pick_bank\"") || rules.isEmpty()) {
        throw new IOException("not P1 and its style: " + page);
      }
      slowest = Math.max(slowest, took);
    }
    return slowest;
  }

  private static HttpURLConnection open(String url) throws IOException {
    var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestProperty("connection", "close");
    return connection;
  }

  private static String read(HttpURLConnection connection) throws IOException {
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
