package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.Request;
import io.ilwon.operator.Token;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Proof that a form is one of ours: made from the session's secret, which no other page knows, and
 * where the browser says the form comes from.
 */
final class Csrf {
  private Csrf() {}

  static String of(Token token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(("form " + token.unmasked()).getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static boolean matches(Token token, String typed) {
    return MessageDigest.isEqual(of(token).getBytes(UTF_8), typed.getBytes(UTF_8));
  }

  /** Every browser says one or the other with a POST, and no page can say it for us. */
  static boolean fromHere(Request request, DeskUrl url) {
    URI here = URI.create(url.get());
    String origin = here.getScheme() + "://" + here.getRawAuthority();
    boolean site = request.header("Sec-Fetch-Site").map("same-origin"::equals).orElse(true);
    return site && request.header("Origin").filter(origin::equals).isPresent();
  }
}
