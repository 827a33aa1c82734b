package io.ilwon.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Listens on one port for HTTP/1.1 and answers by {@link Routes}, each request on its thread. */
public final class HttpServer implements AutoCloseable {

  /** How long {@link #close} waits for calls in flight. */
  static final Duration GRACE = Duration.ofSeconds(15);

  /**
   * Bytes; above every door's own limit, because this one applies before the door is asked. It also
   * bounds one chunk of a chunked body, which the library holds whole in memory.
   */
  static final long LARGEST_BODY = 16L * 1024 * 1024;

  // Held here, because the logging of the JDK forgets the level of a logger nobody holds.
  private static final Logger CHATTER = Logger.getLogger("io.helidon");
  private static final Logger CONNECTIONS =
      Logger.getLogger("io.helidon.webserver.http1.Http1Connection");
  private static final Logger STARTS = Logger.getLogger("io.helidon.webserver.LoomServer");

  static {
    CHATTER.setLevel(Level.WARNING); // it greets at every start
    CONNECTIONS.setFilter(PlainAnswers.NO_HANGING_UP);
    STARTS.setLevel(Level.OFF); // a port that cannot be had: we say so ourselves, in one line
  }

  private final WebServer inner;
  private final Exchange exchange;

  private HttpServer(WebServer inner, Exchange exchange) {
    this.inner = inner;
    this.exchange = exchange;
  }

  /**
   * Listens on all interfaces.
   *
   * @param port 0 for any free one, which {@link #port} then tells
   * @throws IllegalStateException if the port cannot be had
   */
  public static HttpServer start(int port, Routes routes) {
    return start(new InetSocketAddress(port), routes);
  }

  /** Listens on the loopback interface alone, else as {@link #start(int, Routes)}. */
  public static HttpServer startOnLoopback(int port, Routes routes) {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), routes);
  }

  private static HttpServer start(InetSocketAddress address, Routes routes) {
    Exchange exchange = new Exchange(routes);
    WebServer inner =
        WebServer.builder()
            .bindAddress(address)
            .shutdownHook(false) // who starts us stops us, in an order of his own
            .shutdownGracePeriod(GRACE)
            .backlog(1024)
            .maxPayloadSize(LARGEST_BODY)
            .idleConnectionTimeout(Duration.ofMinutes(2))
            .connectionOptions(options -> options.readTimeout(Duration.ofMinutes(2)))
            // One protocol alone: with a choice, the library hangs up on what it does not know.
            .protocolsDiscoverServices(false)
            .addProtocol(Http1Config.create())
            .directHandlers(PlainAnswers.all())
            .routing(HttpRouting.builder().any(exchange))
            .build()
            .start();
    if (!inner.isRunning()) {
      throw new IllegalStateException("cannot listen on port " + address.getPort());
    }
    return new HttpServer(inner, exchange);
  }

  /** The port listened on. */
  public int port() {
    return inner.port();
  }

  /** Stops accepting, lets calls in flight finish for up to 15 s, then ends them. */
  @Override
  public void close() {
    exchange.lastOnes();
    inner.stop();
  }
}
