package io.ilwon.sandbox;

import io.ilwon.http.Handler;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.http.Unacceptable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest calls, for the demo to show; in memory and no more than fit a screen. Whatever else a
 * developer should see happen can be {@link #add added}.
 */
final class CallLog {
  static final int MOST = 30;

  private final Deque<Call> calls = new ArrayDeque<>();

  /** The same routes, each call listed when it is answered; pictures and style sheets are not. */
  Routes heard(Routes routes) {
    return routes.each((route, handler) ->
        route.startsWith("/assets/") ? handler : request -> listed(route, handler, request));
  }

  private Response listed(String route, Handler handler, Request request) throws Exception {
    long begin = System.nanoTime();
    int status = 500;
    try {
      Response response = handler.answer(request);
      status = response.status();
      return response;
    } catch (Unacceptable e) {
      status = e.problem().response().status();
      throw e;
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      add(Call.of(route, request, status, millis));
    }
  }

  /** The newest first. */
  synchronized List<Call> newest() {
    return List.copyOf(calls);
  }

  /** Puts one on top; the same again is counted with the former one. */
  synchronized void add(Call call) {
    boolean again = !calls.isEmpty() && call.repeats(calls.peekFirst());
    calls.addFirst(again ? call.andBefore(calls.removeFirst()) : call);
    if (calls.size() > MOST) {
      calls.removeLast();
    }
  }
}
