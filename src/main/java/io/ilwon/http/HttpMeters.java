package io.ilwon.http;

import io.ilwon.meter.Buckets;
import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How often each route is called, how it is answered, and how long that takes. */
final class HttpMeters {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");

  private static final String ASSETS = "/assets/";

  private static final Family<Call, Timer> CALLS =
      new Family<>(call ->
          Meters.timer(
              "ilwon_http_request_duration",
              "Calls, from the first byte of the head to the answer's writing.",
              Buckets.CALLS,
              "route",
              folder(call.route),
              "method",
              call.method,
              "status",
              call.statusClass + "xx"));

  private HttpMeters() {}

  /** Labels: the route's own words and never the caller's path, whose names have no end. */
  private record Call(String route, String method, int statusClass) {}

  /** Style sheets and the like are one route: nobody asks which was late. */
  private static String folder(String route) {
    int at = route.indexOf(ASSETS);
    return at < 0 ? route : route.substring(0, at) + ASSETS + "*";
  }

  /** A method, where it is one of ours: callers may write any word. */
  static String known(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  static void answered(String route, String method, int status, long nanos) {
    CALLS.of(new Call(route, known(method), status / 100)).record(nanos, TimeUnit.NANOSECONDS);
  }
}
