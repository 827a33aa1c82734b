package io.ilwon.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** The library's own error pages, each replaced by a {@link Problem}. */
final class PlainAnswers implements DirectHandler {

  /** A caller who hangs up within his request; anybody could fill the log with stacks of it. */
  static final Filter NO_HANGING_UP = PlainAnswers::isOurs;

  private PlainAnswers() {}

  /** For every kind of page. */
  static DirectHandlers all() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, new PlainAnswers());
    }
    return handlers.build();
  }

  /** What a request came to that was handed to us. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown) {
    return answer(Problem.ofStatus(status.code()));
  }

  /**
   * What the library could not read, so that nobody of us heard of it. It calls a request whose
   * head is cut off an error of its own.
   */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Problem problem = Problem.ofStatus(status.code());
    return answer(problem == Problem.INTERNAL_SERVER_ERROR ? Problem.BAD_REQUEST : problem);
  }

  private static TransportResponse answer(Problem problem) {
    Response response = problem.response();
    return TransportResponse.builder()
        .status(Status.create(response.status()))
        .header(HeaderNames.CONTENT_TYPE, response.contentType())
        .header(Exchange.NO_STORE)
        .entity(response.body())
        .keepAlive(false)
        .build();
  }

  private static boolean isOurs(LogRecord record) {
    Throwable thrown = record.getThrown();
    return thrown == null
        || !(thrown.getCause() instanceof DataReader.InsufficientDataAvailableException);
  }
}
