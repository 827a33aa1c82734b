package io.ilwon.hosted;

import io.ilwon.crypto.Ids;
import io.ilwon.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser's request says: whose link, what it wants there, which device it is.
 *
 * @param token from the path, as it came
 * @param action the rest of the path; empty for the page itself
 * @param device the secret in its cookie, a fresh one where there is none
 * @param known whether the cookie was there
 */
record PageRequest(String token, String action, String device, boolean known) {
  static final String PREFIX = "/v/";
  private static final String COOKIE = "ilwon_device";

  /** As long as a link can live: a phone may end its browser while the bank's app is open. */
  private static final int SECONDS = 24 * 60 * 60;

  static PageRequest of(Request request) {
    String rest = request.path().substring(PREFIX.length());
    int slash = rest.indexOf('/');
    String token = slash < 0 ? rest : rest.substring(0, slash);
    String action = slash < 0 ? "" : rest.substring(slash + 1);
    Optional<String> device = request.cookie(COOKIE).filter(value -> !value.isBlank());
    return new PageRequest(token, action, device.orElseGet(Ids::unguessable), device.isPresent());
  }

  /** The page itself, relative to this server. */
  String path() {
    return PREFIX + token;
  }

  /**
   * Goes with every form. Whoever made another page knows neither the link's secret nor the
   * device's.
   */
  String csrf() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(("form " + token + " " + device).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isOurs(String formsCsrf) {
    return MessageDigest.isEqual(
        csrf().getBytes(StandardCharsets.US_ASCII), formsCsrf.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cookie's header. In another site's frame a browser sends it only if told so, and only over
   * TLS.
   *
   * @param tls whether people reach this server that way
   */
  String cookie(boolean framed, boolean tls) {
    String site = framed ? "SameSite=None; Partitioned" : "SameSite=Lax";
    String secure = framed || tls ? "; Secure" : "";
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; %s%s"
        .formatted(COOKIE, device, path(), SECONDS, site, secure);
  }

  @Override
  public String toString() {
    return "PageRequest[its words are the person's]";
  }
}
