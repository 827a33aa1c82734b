package io.ilwon.rail.kftc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to the centre. Of the library only its pool and its HTTP are used, not its client, so
 * there is nobody who could repeat a request, follow a redirect, answer a challenge, keep a cookie
 * or unpack a body.
 */
final class BankLine implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(2);

  /** Below the shortest time after which web servers usually close an idle connection, 5 s. */
  static final Duration LONGEST_IDLE = Duration.ofSeconds(4);

  private static final TimeValue IDLE = TimeValue.of(LONGEST_IDLE);

  /** A look costs a millisecond of waiting; a busy connection was alive a moment ago. */
  private static final TimeValue LOOK_AFTER = TimeValue.ofMilliseconds(100);

  private static final TimeValue OLDEST = TimeValue.ofMinutes(10);

  private final HttpHost host;
  private final HttpRoute route;
  private final String base;
  private final PoolingHttpClientConnectionManager pool;
  private final IdleConnectionEvictor evictor;

  BankLine(URI url, SSLContext tls, int connections) {
    this.host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    this.route = new HttpRoute(host, null, url.getScheme().equals("https"));
    this.base = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    this.pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setConnectionFactory(_ -> new GuardedConnection())
            .setTlsSocketStrategy(
                // Java itself compares the host's name with the certificate.
                new DefaultClientTlsStrategy(
                    tls, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setHandshakeTimeout(CONNECT)
                    .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                    .build())
            .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setValidateAfterInactivity(LOOK_AFTER)
                    .setTimeToLive(OLDEST)
                    .build())
            .setMaxConnTotal(connections)
            .setMaxConnPerRoute(connections)
            .build();
    this.evictor = new IdleConnectionEvictor(pool, IDLE, IDLE);
    evictor.start();
  }

  /** Sends the request at most once. */
  Reply post(Question question, FirstByte firstByte, Deadline deadline) {
    return new Exchange(this, question, firstByte, deadline, false).run();
  }

  /** The same on a connection that served nobody before. */
  Reply postAnew(Question question, FirstByte firstByte, Deadline deadline) {
    return new Exchange(this, question, firstByte, deadline, true).run();
  }

  ConnectionEndpoint lease(Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    Timeout patience = atMost(CONNECT, deadline);
    return pool.lease("kftc", route, patience, null).get(patience);
  }

  void connect(ConnectionEndpoint endpoint, Deadline deadline) throws IOException {
    pool.connect(endpoint, atMost(CONNECT, deadline), HttpClientContext.create());
  }

  ClassicHttpResponse ask(
      ConnectionEndpoint endpoint, Question question, FirstByte firstByte, Deadline deadline)
      throws IOException, HttpException {
    ClassicHttpRequest request = new BasicClassicHttpRequest("POST", host, base + question.path());
    request.setHeader("Host", host.toHostString());
    request.setHeader("Content-Type", question.body().getContentType());
    request.setHeader("Content-Length", question.body().getContentLength());
    request.setHeader("Accept", "application/json");
    question
        .token()
        .ifPresent(token -> request.setHeader("Authorization", "Bearer " + token.unmasked()));
    request.setEntity(question.body());
    endpoint.setSocketTimeout(atMost(Timeout.ofDays(1), deadline));
    HttpRequestExecutor http = new HttpRequestExecutor();
    return endpoint.execute(
        "kftc",
        request,
        (asked, connection, context) -> {
          ((GuardedConnection) connection).guard(firstByte);
          return http.execute(asked, connection, context);
        },
        HttpClientContext.create());
  }

  boolean mayKeep(ClassicHttpResponse response) {
    return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
        null, response, HttpClientContext.create());
  }

  void release(ConnectionEndpoint endpoint, boolean keep) {
    if (!keep) {
      endpoint.close(CloseMode.IMMEDIATE);
    }
    pool.release(endpoint, null, keep ? IDLE : null);
  }

  private static Timeout atMost(Timeout most, Deadline deadline) {
    long left = Math.max(1, deadline.left() / 1_000_000);
    return Timeout.ofMilliseconds(Math.min(most.toMilliseconds(), left));
  }

  @Override
  public void close() {
    evictor.shutdown();
    pool.close(CloseMode.IMMEDIATE);
  }
}
