package io.ilwon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.webhook.Ended.Answered;
import io.ilwon.webhook.Ended.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** Makes calls: signed, at most {@link #WHOLE} each, never redirected, never repeated by itself. */
final class Line implements AutoCloseable {
  /** From the name's look-up to the end of the answer. */
  static final Duration WHOLE = Duration.ofSeconds(15);

  static final int ANSWER_KEPT = 4 * 1024;

  private static final ContentType JSON = ContentType.create("application/json");

  private final Targets targets;
  private final CloseableHttpClient client;
  private final Duration whole;

  Line(Targets targets, SSLContext tls, Duration whole) {
    this.targets = targets;
    this.client = Pool.client(tls);
    this.whole = whole;
  }

  /** Calls, on a thread of its own: whoever asked goes on in time whatever the call hangs in. */
  Ended call(URI url, Message message) throws InterruptedException {
    HttpPost post = new HttpPost(url);
    CompletableFuture<Ended> done = new CompletableFuture<>();
    Thread.ofVirtual().name("webhook-call").start(() -> done.complete(attempt(post, url, message)));
    try {
      return done.get(whole.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      post.cancel();
      return new Failed(Fault.TIMED_OUT);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Ended attempt(HttpPost post, URI url, Message message) {
    try {
      HttpHost target = targets.of(url);
      byte[] body = message.body().bytes();
      long now = Instant.now().getEpochSecond();
      post.setHeader("webhook-id", message.id().text());
      post.setHeader("webhook-timestamp", Long.toString(now));
      post.setHeader("webhook-signature", Signature.of(message.secrets(), message.id(), now, body));
      post.setEntity(new ByteArrayEntity(body, JSON));
      try (ClassicHttpResponse response =
          client.executeOpen(target, post, HttpClientContext.create())) {
        return answered(response);
      }
    } catch (Targets.Refused e) {
      return new Failed(e.fault);
    } catch (SSLException _) {
      return new Failed(Fault.TLS);
    } catch (ConnectTimeoutException _) {
      return new Failed(Fault.CONNECT_TIMED_OUT);
    } catch (SocketTimeoutException _) {
      return new Failed(Fault.TIMED_OUT);
    } catch (UnknownHostException _) {
      return new Failed(Fault.NOT_FOUND);
    } catch (ConnectException _) {
      return new Failed(Fault.REFUSED);
    } catch (ClientProtocolException _) {
      return new Failed(Fault.UNREADABLE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Failed(Fault.LOST);
    } catch (IOException | RuntimeException _) {
      return new Failed(Fault.LOST);
    }
  }

  private static Answered answered(ClassicHttpResponse response) throws IOException {
    @Nullable HttpEntity entity = response.getEntity();
    byte[] body = new byte[0];
    if (entity != null) {
      // Read to its end, the connection serves again; cut short it is thrown away.
      @Nullable InputStream content = entity.getContent();
      body = content == null ? body : content.readNBytes(ANSWER_KEPT);
    }
    return new Answered(response.getCode(), retryAfter(response), new String(body, UTF_8));
  }

  /** In seconds; the other form, a date, would need our clocks to agree. */
  private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
    @Nullable Header header = response.getFirstHeader("Retry-After");
    @Nullable String value = header == null ? null : header.getValue();
    return value != null && value.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(value))
        : null;
  }

  @Override
  public void close() throws IOException {
    client.close();
    targets.close();
  }
}
