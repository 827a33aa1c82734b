package io.ilwon.webhook;

import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to receivers, and the client over them with everything off that it does by itself.
 */
final class Pool {
  private static final int CONNECTIONS = 1_024;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final TimeValue IDLE = TimeValue.ofSeconds(20);

  /** Names are resolved before a connection is asked for, and nowhere else. */
  private static final DnsResolver NOBODY =
      new DnsResolver() {
        @Override
        public java.net.InetAddress[] resolve(String host) throws UnknownHostException {
          throw new UnknownHostException("resolved before");
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
          throw new UnknownHostException("resolved before");
        }
      };

  private Pool() {}

  static CloseableHttpClient client(SSLContext tls) {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(NOBODY)
            .setTlsSocketStrategy(
                ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic())
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(EndpointQueue.AT_ONCE * 2)
            .setConnPoolPolicy(PoolReusePolicy.LIFO)
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(Timeout.of(Line.WHOLE))
                    .setValidateAfterInactivity(TimeValue.of(1, TimeUnit.SECONDS))
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom().setConnectionRequestTimeout(CONNECT).build())
        .setUserAgent("ilwon")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .evictIdleConnections(IDLE)
        .build();
  }
}
