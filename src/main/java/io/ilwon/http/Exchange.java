package io.ilwon.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.ilwon.meter.Trace;
import io.ilwon.meter.Traces;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer: the seam to the library beneath. */
final class Exchange implements io.helidon.webserver.http.Handler {

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** Answers tell of persons, or of this moment: nobody on the way keeps them, unless told to. */
  static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  /** Checked once; any other type is checked at each answer. */
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Response.JSON);

  private final Routes routes;
  private volatile boolean stopping;

  Exchange(Routes routes) {
    this.routes = routes;
  }

  /** From now on every answer tells its caller that the connection ends. */
  void lastOnes() {
    stopping = true;
  }

  @Override
  public void handle(ServerRequest inner, ServerResponse out) {
    long began = System.nanoTime();
    Request request = new Request(inner);
    String route = routes.named(request.path());
    Response response = answered(request, route);
    boolean reusable = request.finish() && !stopping;
    boolean keep = reusable && !asksToClose(inner);
    send(response, out, keep, request.method().equals("HEAD"));
    HttpMeters.answered(route, request.method(), response.status(), System.nanoTime() - began);
    if (!keep) {
      // The library would wait for the caller to close; some callers wait for us.
      throw new CloseConnectionException("answered for the last time");
    }
  }

  /** Asked in two steps, since looking for a word among a header's words is slow. */
  private static boolean asksToClose(ServerRequest inner) {
    return inner.headers().contains(HeaderNames.CONNECTION)
        && inner.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  private Response answered(Request request, String route) {
    try (Trace trace = Traces.incoming(route, () -> request.header("traceparent"))) {
      Response response = answer(request, route);
      trace.say("http.route", route);
      trace.say("http.request.method", HttpMeters.known(request.method()));
      trace.say("http.response.status_code", response.status());
      if (response.status() >= 500) {
        trace.failed();
      }
      return response;
    }
  }

  private Response answer(Request request, String route) {
    try {
      return routes.find(request.method(), request.path()).answer(request);
    } catch (Unacceptable e) {
      return e.problem().response();
    } catch (Exception e) {
      // The kind and the place, never the text: it may quote what the caller sent. The route's
      // path and not the caller's, which may be a person's link.
      StackTraceElement[] trace = e.getStackTrace();
      LOG.error(
          "{} {} failed: {} at {}",
          request.method(),
          route,
          e.getClass().getName(),
          trace.length == 0 ? "an unknown place" : trace[0]);
      return Problem.INTERNAL_SERVER_ERROR.response();
    }
  }

  private static void send(Response response, ServerResponse out, boolean keep, boolean head) {
    out.status(Status.create(response.status()));
    if (!response.headers().containsKey(Response.CACHE_CONTROL)) {
      out.header(NO_STORE);
    }
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      out.header(HeaderNames.create(header.getKey()), header.getValue());
    }
    if (response.contentType().equals(Response.JSON)) {
      out.header(JSON);
    } else if (!response.contentType().isEmpty()) {
      out.header(HeaderNames.CONTENT_TYPE, response.contentType());
    }
    if (!keep) {
      out.header(HeaderValues.CONNECTION_CLOSE);
    }
    if (head) {
      // RFC 9110 §9.3.2: the headers of the answer, not its body.
      out.header(HeaderNames.CONTENT_LENGTH, Integer.toString(response.body().length));
      out.send(new byte[0]);
    } else {
      out.send(response.body());
    }
  }
}
