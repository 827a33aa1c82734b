package io.ilwon.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer: status, extra headers in order, the body's type and the body. The body is not copied;
 * nobody changes it after handing it over. {@code toString} shows the status alone.
 *
 * @param status 200–599
 * @param headers besides Content-Type, Content-Length, Date and Connection, which the server sets;
 *     it also sets Cache-Control to <i>no-store</i> where there is none
 * @param contentType value of the Content-Type header
 * @param body the whole body, empty for none
 * @param word what went wrong, in the contract's word, for whoever counts; empty where nothing did
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record Response(
    int status, Map<String, String> headers, String contentType, byte[] body, String word) {

  static final String CACHE_CONTROL = "Cache-Control";

  /** RFC 8259 knows no charset parameter: JSON is UTF-8. */
  static final String JSON = "application/json";

  /** An answer of which nobody counts anything. */
  public Response(int status, Map<String, String> headers, String contentType, byte[] body) {
    this(status, headers, contentType, body, "");
  }

  /** A JSON answer; {@code body} is UTF-8. */
  public static Response json(int status, byte[] body) {
    return new Response(status, Map.of(), JSON, body);
  }

  /** A text answer of any type, such as {@code text/html; charset=utf-8}, encoded in UTF-8. */
  public static Response text(int status, String contentType, String body) {
    return new Response(status, Map.of(), contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one header more, or with another value of it. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, contentType, body, word);
  }

  /** The same answer, which tells whoever counts what went wrong. */
  public Response because(String what) {
    return new Response(status, headers, contentType, body, what);
  }

  @Override
  public String toString() {
    return "Response[" + status + "]";
  }
}
