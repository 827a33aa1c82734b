package io.ilwon.process;

import io.ilwon.http.RawClient;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.rail.kftc.StubCredit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who prove their accounts on either node without pause, and ask again when unheard. */
final class ClusterCrowd {
  private static final Pattern CODE =
      Pattern.compile("\"(?:retryCode|errorCode|rejectComment)\":\"([^\"]*)\"");
  private static final Pattern COUNT = Pattern.compile("\"retryCount\":(\\d+)");
  private static final String HOLDER = "홍길동";
  private static final int MOST_TRIES = 60;

  /** Answers that no rule allows, whatever happens. */
  final Queue<String> strange = new ConcurrentLinkedQueue<>();

  final AtomicInteger calls = new AtomicInteger();
  private final List<Customer> nodes;
  private final StubBank bank;
  private final History history;
  private final ClusterOutage outage;
  private final AtomicInteger accounts = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  ClusterCrowd(List<Customer> nodes, StubBank bank, History history, ClusterOutage outage) {
    this.nodes = nodes;
    this.bank = bank;
    this.history = history;
    this.outage = outage;
  }

  void gather(int people, long seed) {
    for (int person = 0; person < people; person++) {
      Random random = new Random(seed * 1_000 + person);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                while (!over) {
                  prove(random);
                }
              }));
    }
  }

  void disperse() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void prove(Random random) {
    String id;
    try {
      id = nodes.get(random.nextInt(nodes.size())).open();
    } catch (IOException e) {
      pause(random, 100);
      return;
    }
    String account = "0%07d9000".formatted(accounts.incrementAndGet());
    String word = deposit(random, id, account);
    for (int again = 0; again < MOST_TRIES && !over && unclear(word); again++) {
      pause(random, 300);
      word = deposit(random, id, account);
    }
    if (word.equals("success")) {
      type(random, id, account);
    }
    pause(random, 100);
  }

  private static boolean unclear(String word) {
    return !word.equals("success") && !word.equals("invalid_submission");
  }

  private String deposit(Random random, String id, String account) {
    int node = random.nextInt(nodes.size());
    Instant from = history.now();
    String word = Heard.LOST;
    int count = -1;
    try {
      RawClient.Answer answer = nodes.get(node).deposit(id, account);
      word = word(answer);
      count = count(answer);
    } catch (IOException e) {
      // Nobody knows what became of it.
    }
    outage.heard(word);
    calls.incrementAndGet();
    history.deposit(node, id, Customer.BANK, account, HOLDER, from, word, count);
    return word;
  }

  private void type(Random random, String id, String account) {
    List<StubCredit> credits = bank.credits(account);
    if (credits.isEmpty()) {
      strange.add("success, but nothing on the statement of " + id);
      return;
    }
    String code = credits.getLast().printContent().substring(0, 3);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      int node = random.nextInt(nodes.size());
      Instant from = history.now();
      String word = Heard.LOST;
      int count = -1;
      try {
        RawClient.Answer answer = nodes.get(node).guess(id, code);
        word = word(answer);
        count = count(answer);
      } catch (IOException e) {
        // The guess may have been evaluated.
      }
      outage.heard(word);
      calls.incrementAndGet();
      boolean unheard = word.equals("db_processing_error") || word.equals(Heard.LOST);
      history.guess(node, id, code, from, unheard ? Heard.LOST : word, count);
      if (!unheard) {
        return;
      }
      pause(random, 300);
    }
  }

  private String word(RawClient.Answer answer) {
    String body = answer.body();
    if (body.contains("\"kycStatus\":\"approved\"")) {
      return "approved";
    }
    Matcher code = CODE.matcher(body);
    if (code.find()) {
      return code.group(1).equals("too_many_retry") ? "rejected" : code.group(1);
    }
    if (body.contains("\"success\":true")) {
      return "success";
    }
    // While its database is away a node lets nobody in.
    if (answer.status() < 500) {
      strange.add(answer.status() + " " + body);
    }
    return Heard.LOST;
  }

  private static int count(RawClient.Answer answer) {
    Matcher count = COUNT.matcher(answer.body());
    return count.find() ? Integer.parseInt(count.group(1)) : -1;
  }

  private static void pause(Random random, int mostMillis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(mostMillis)));
  }
}
