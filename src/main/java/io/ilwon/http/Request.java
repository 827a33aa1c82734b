package io.ilwon.http;

import io.helidon.common.mapper.OptionalValue;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One request. Reading the body is the handler's own step, so that what must be checked before the
 * size can be. {@code toString} shows method and path alone.
 */
public final class Request {

  private final ServerRequest inner;
  private final RequestBody body;
  private String about = "";

  Request(ServerRequest inner) {
    this.inner = inner;
    this.body = new RequestBody(inner);
  }

  /** The method, such as {@code GET}, in upper case however it was written. */
  public String method() {
    return inner.prologue().method().text();
  }

  /** The path as written, still percent-encoded, without the query. */
  public String path() {
    return inner.prologue().uriPath().rawPath();
  }

  /** The path and, where there is one, the query behind it, both as written. */
  public String pathAndQuery() {
    String query = inner.prologue().query().rawValue();
    return query.isEmpty() ? path() : path() + "?" + query;
  }

  /** A header's value by a name in any case; several lines are joined by a comma. */
  public Optional<String> header(String name) {
    return header(HeaderNames.create(name));
  }

  private Optional<String> header(HeaderName name) {
    return inner
        .headers()
        .find(name)
        .map(header ->
            header.valueCount() == 1 ? header.get() : String.join(",", header.allValues()));
  }

  /** The decoded value of a query parameter, the first where there are several. */
  public Optional<String> query(String name) {
    OptionalValue<String> first = inner.query().first(name);
    return first.isPresent() ? Optional.of(first.get()) : Optional.empty();
  }

  /** All decoded values of a query parameter, in their order. */
  public List<String> queries(String name) {
    return inner.query().all(name, List::of);
  }

  /** A cookie's value; of several of the name the first. */
  public Optional<String> cookie(String name) {
    OptionalValue<String> first = inner.headers().cookies().first(name);
    return first.isPresent() ? Optional.of(first.get()) : Optional.empty();
  }

  /** The address at the other end of the connection. Forwarding headers are not believed. */
  public InetAddress peer() {
    if (inner.remotePeer().address() instanceof InetSocketAddress address
        && address.getAddress() != null) {
      return address.getAddress();
    }
    throw new IllegalStateException("a connection without an internet address");
  }

  /** What the caller says the body is. */
  public Optional<String> contentType() {
    return header(HeaderNames.CONTENT_TYPE);
  }

  /**
   * The whole body, empty for none. To be called once.
   *
   * @param limit bytes; a longer body ends the request with {@link
   *     Problem#REQUEST_ENTITY_TOO_LARGE}, whether its length was declared or not
   * @throws Unacceptable for the limit, a broken framing, or a body that takes longer than 30 s
   */
  public byte[] body(int limit) {
    return body.read(limit);
  }

  /**
   * The fields of a page's form, decoded; of several of one name the first counts.
   *
   * @param limit as {@link #body}
   * @throws Unacceptable as {@link #body}; for a body of another kind, {@link
   *     Problem#UNSUPPORTED_MEDIA_TYPE}; for one that cannot be decoded, {@link
   *     Problem#BAD_REQUEST}
   */
  public PageForm pageForm(int limit) {
    return PageForm.read(contentType().orElse(""), body(limit));
  }

  /** Notes which of our things the request is about, for whoever lists calls. */
  public void about(String id) {
    about = id;
  }

  /** What {@link #about(String)} noted; empty before. */
  public String about() {
    return about;
  }

  /** Reads what nobody read; true if the connection may carry another request. */
  boolean finish() {
    return body.finish();
  }

  @Override
  public String toString() {
    return "Request[" + method() + " " + path() + "]";
  }
}
