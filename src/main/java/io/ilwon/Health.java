package io.ilwon;

import io.ilwon.db.Database;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;

/**
 * What a load balancer asks on the admin port. {@code /healthz}: the process lives. {@code
 * /readyz}: it takes calls, so 503 before the doors open, once a stop has begun, and while the
 * database is away.
 */
final class Health {
  private enum Phase {
    STARTING,
    READY,
    STOPPING
  }

  private final Database database;
  private volatile Phase phase = Phase.STARTING;

  Health(Database database) {
    this.database = database;
  }

  void ready() {
    phase = Phase.READY;
  }

  void stopping() {
    phase = Phase.STOPPING;
  }

  Routes routes() {
    return Routes.none()
        .with("GET", "/healthz", this::alive)
        .with("GET", "/readyz", this::takesCalls);
  }

  private Response alive(Request request) {
    return status(200, "ok");
  }

  private Response takesCalls(Request request) {
    return switch (phase) {
      case STARTING -> status(503, "starting");
      case STOPPING -> status(503, "stopping");
      case READY -> database.isAlive() ? status(200, "ready") : status(503, "database away");
    };
  }

  private static Response status(int code, String word) {
    return Response.json(code, JsonWriter.object(json -> json.field("status", word)));
  }
}
