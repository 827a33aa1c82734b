package io.ilwon.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Finds the one address a call goes to. A name is resolved once and every address behind it is
 * checked; what is connected to is the address that was checked, whatever the name says later.
 */
final class Targets implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A name server that hangs holds one of these, not the threads that everything runs on. */
  private static final int THREADS = 32;

  private final Reach reach;
  private final Names names;
  private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> asked =
      new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

  Targets(Reach reach, Names names) {
    this.reach = reach;
    this.names = names;
  }

  /** No call is made. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    final Fault fault;

    Refused(Fault fault) {
      super(fault.phrase(), null, false, false);
      this.fault = fault;
    }
  }

  /** The host with the address that was checked. */
  HttpHost of(URI url) throws Refused, InterruptedException {
    List<InetAddress> all = addresses(url.getHost());
    if (all.isEmpty()) {
      throw new Refused(Fault.NOT_FOUND);
    }
    if (!all.stream().allMatch(reach::permits)) {
      throw new Refused(Fault.PRIVATE);
    }
    if (!url.getScheme().equals("https") && !all.stream().allMatch(reach::lists)) {
      throw new Refused(Fault.PLAIN);
    }
    return new HttpHost(url.getScheme(), all.getFirst(), url.getHost(), WebhookUrl.port(url));
  }

  private List<InetAddress> addresses(String host) throws Refused, InterruptedException {
    try {
      Optional<InetAddress> literal = WebhookUrl.literal(host);
      if (literal.isPresent()) {
        return List.of(literal.get());
      }
      // Calls to one host at once ask once.
      return asked.computeIfAbsent(host, this::ask).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IllegalArgumentException | ExecutionException | TimeoutException _) {
      throw new Refused(Fault.NOT_FOUND);
    }
  }

  private CompletableFuture<List<InetAddress>> ask(String host) {
    CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
    threads.execute(() -> {
      // Out of the map before it is told: who asks from now on asks anew.
      try {
        List<InetAddress> found = names.of(host);
        asked.remove(host, answer);
        answer.complete(found);
      } catch (UnknownHostException | RuntimeException e) {
        asked.remove(host, answer);
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
