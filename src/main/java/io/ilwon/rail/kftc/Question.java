package io.ilwon.rail.kftc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * One request.
 *
 * @param path below the centre's address
 * @param token empty where one is asked for
 * @param answers whether a body names this question and no other; if it does not, the connection is
 *     closed, and after another request on that connection it is no answer
 */
record Question(
    String path, HttpEntity body, Optional<Token> token, Predicate<JsonObject> answers) {
  private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset(UTF_8);
  private static final ContentType FORM =
      ContentType.APPLICATION_FORM_URLENCODED.withCharset(UTF_8);

  static HttpEntity json(byte[] body) {
    return new ByteArrayEntity(body, JSON);
  }

  static HttpEntity form(byte[] body) {
    return new ByteArrayEntity(body, FORM);
  }

  @Override
  public String toString() {
    return path;
  }
}
