package rival;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Which bank there is, and how it is called. */
@Configuration
class BankChoice {
  private static final Timeout CONNECT = Timeout.ofSeconds(2);
  private static final int CONNECTIONS = 512;

  @Bean
  Bank bank(Settings settings, RestClient.Builder builder, Clock clock) throws IOException {
    Settings.Bank bank = settings.bank();
    if (bank.url().isEmpty()) {
      return new InstantBank(settings.benchCodes());
    }
    RestClient client =
        builder
            .baseUrl(bank.url())
            .requestFactory(new HttpComponentsClientHttpRequestFactory(client(bank)))
            // With a length, not in chunks, which not every bank reads.
            .bufferContent((uri, method) -> true)
            .build();
    return new KftcBank(client, bank, clock);
  }

  /** A won must never be sent twice: nothing is repeated or followed by itself. */
  private static HttpClient client(Settings.Bank bank) {
    Timeout answer = Timeout.of(bank.answer().toMillis(), TimeUnit.MILLISECONDS);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(answer)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(answer)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .build();
  }
}
