package io.ilwon.process;

import io.ilwon.http.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Customers who verify accounts without pause until the server is gone, and remember what they
 * heard. A submission whose answer was lost is taken up again in the server's next life.
 */
final class Storm {
  private static final int THREADS = 16;

  /** These only use accounts whose bank takes six seconds: there is always a transfer sending. */
  private static final int SLOW_THREADS = 2;

  private static final int SHARED_ACCOUNTS = 20;

  /** Submissions for which success was heard. */
  final Queue<String> successes = new ConcurrentLinkedQueue<>();

  /** Submissions for which approval was heard. */
  final Queue<String> approvals = new ConcurrentLinkedQueue<>();

  /** Answers that no rule allows here. */
  final Queue<String> strange = new ConcurrentLinkedQueue<>();

  final AtomicLong calls = new AtomicLong();
  final AtomicLong lost = new AtomicLong();

  private final Queue<Unheard> unheard = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accounts = new AtomicInteger();
  private final RandomGenerator seeds;
  private volatile boolean over;

  Storm(RandomGenerator seeds) {
    this.seeds = seeds;
  }

  private record Unheard(String id, String account) {}

  /** Calls until {@link #calm} or until the server is gone. */
  final class Gust {
    private final List<Thread> threads = new ArrayList<>();

    void calm() throws InterruptedException {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /**
   * Begins.
   *
   * @param withLost also uses accounts whose transfers settle only after half a minute
   */
  Gust blow(Customer customer, boolean withLost) {
    over = false;
    Gust gust = new Gust();
    for (int i = 0; i < THREADS; i++) {
      boolean slow = i < SLOW_THREADS;
      RandomGenerator random = new java.util.Random(seeds.nextLong());
      gust.threads.add(
          Thread.ofVirtual()
              .start(() -> {
                while (!over) {
                  try {
                    verify(customer, random, slow ? fresh("0010") : account(random, withLost));
                  } catch (IOException e) {
                    lost.incrementAndGet();
                    if (e instanceof java.net.ConnectException) {
                      return;
                    }
                  } catch (RuntimeException e) {
                    strange.add(e.toString());
                  }
                }
              }));
    }
    return gust;
  }

  private void verify(Customer customer, RandomGenerator random, String account)
      throws IOException {
    Unheard again = random.nextInt(4) == 0 ? unheard.poll() : null;
    String id = again == null ? customer.open() : again.id();
    String to = again == null ? account : again.account();
    RawClient.Answer answer = deposit(customer, id, to);
    if (!Customer.success(answer) && answer.body().contains("unable_to_Transfer")) {
      answer = deposit(customer, id, to);
    }
    if (!Customer.success(answer)) {
      if (answer.body().contains("transfer_is_processing")) {
        unheard.add(new Unheard(id, to));
      }
      return;
    }
    if (random.nextInt(8) == 0) {
      deposit(customer, id, to);
    }
    List<String> codes = customer.codes(to);
    if (codes.isEmpty()) {
      strange.add("success, but nothing on the statement of " + id);
      return;
    }
    calls.incrementAndGet();
    RawClient.Answer guessed = customer.guess(id, codes.getFirst());
    if (guessed.body().contains("\"approved\"")) {
      approvals.add(id);
    }
    judged(guessed);
  }

  private RawClient.Answer deposit(Customer customer, String id, String account)
      throws IOException {
    calls.incrementAndGet();
    RawClient.Answer answer;
    try {
      answer = customer.deposit(id, account);
    } catch (IOException e) {
      unheard.add(new Unheard(id, account));
      throw e;
    }
    if (Customer.success(answer)) {
      successes.add(id);
    }
    return judged(answer);
  }

  private RawClient.Answer judged(RawClient.Answer answer) {
    if (answer.status() >= 500) {
      strange.add(answer.status() + " " + answer.body());
    }
    return answer;
  }

  private String account(RandomGenerator random, boolean withLost) {
    int dice = random.nextInt(100);
    if (dice < 15) {
      return "2200000" + (5000 + random.nextInt(SHARED_ACCOUNTS));
    }
    if (dice < 25) {
      return fresh("0003");
    }
    if (dice < 30) {
      return fresh("0004");
    }
    if (dice < 33 && withLost) {
      return fresh("0005");
    }
    return dice < 41 ? fresh("0011") : fresh("9000");
  }

  private String fresh(String ending) {
    return "1%07d%s".formatted(accounts.incrementAndGet(), ending);
  }
}
