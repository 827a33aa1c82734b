package io.ilwon.bench;

import io.ilwon.submission.Known;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** An owner's browser on the desk, as far as a measure needs one. */
final class DeskVisitor {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String token;

  DeskVisitor(int port, String token) {
    this.base = "http://localhost:" + port;
    this.token = token;
  }

  /** A list that has rows, or has none. */
  void list(String path, boolean rows) throws IOException {
    String page = page(path);
    if (rows && !page.contains("data-label")) {
      throw new IOException("no rows at " + path);
    }
  }

  /** A search that leads to one verification. */
  void found(String path) throws IOException {
    HttpURLConnection get = open(path);
    if (get.getResponseCode() != 303) {
      throw new IOException("not found: " + path);
    }
    read(get);
  }

  /** One verification's page, with its account opened. */
  void one(String path) throws IOException {
    if (!page(path).contains("홍*동")) {
      throw new IOException("not opened: " + path);
    }
  }

  /** The form with a whole account number. */
  void account(Known known) throws IOException {
    String form =
        "account_bank=%s&number=%s&csrf=%s".formatted(known.bank(), known.number(), proof());
    // The older client leaves Origin out.
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(base + "/desk/verifications/account"))
            .header("Cookie", "ilwon_desk=" + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", base)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> found = client.send(post, HttpResponse.BodyHandlers.ofString());
      if (!found.body().contains(known.id())) {
        throw new IOException("not found by its account: " + found.statusCode());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  String page(String path) throws IOException {
    HttpURLConnection get = open(path);
    if (get.getResponseCode() != 200) {
      throw new IOException(get.getResponseCode() + " at " + path);
    }
    return read(get);
  }

  /** Where a page deep in the list begins. */
  String cursor(int i) {
    Instant at = Instant.now().minus(Duration.ofHours(4L * i));
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + ".z";
  }

  String day(int ago) {
    return LocalDate.now(SEOUL).minusDays(ago).toString();
  }

  private HttpURLConnection open(String path) throws IOException {
    var connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Cookie", "ilwon_desk=" + token);
    return connection;
  }

  private static String read(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String proof() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(("form " + token).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
