package io.ilwon.process;

import io.ilwon.rail.kftc.StubProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * People who prove their accounts without pause: Step 1, PreStep2, Step 2, on any node. Some ask
 * again when no answer comes, some twice at once, some share accounts, some mistype.
 */
final class Crowd {
  private static final int SHARED = 24;
  private static final List<String> BANKS = List.of("004", "088", "020", "20", "011");

  private final Caller caller;
  private final BankProcess bank;
  private final int nodes;
  private final AtomicInteger accounts = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  Crowd(Caller caller, BankProcess bank, int nodes) {
    this.caller = caller;
    this.bank = bank;
    this.nodes = nodes;
  }

  /** So many people, each after the other's seed. */
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

  /** Everybody ends what was begun, and goes. */
  void disperse() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void prove(Random random) {
    String id;
    try {
      id = caller.open(random.nextInt(nodes));
    } catch (IOException e) {
      pause(random, 100);
      return;
    }
    String bankCode = BANKS.get(random.nextInt(BANKS.size()));
    String account = account(random);
    String word = deposit(random, id, bankCode, account);
    for (int again = 0; again < 4 && !over && unclear(word); again++) {
      pause(random, 800);
      word = deposit(random, id, bankCode, account);
    }
    if (word.equals("success") || (unclear(word) && random.nextBoolean())) {
      type(random, id, account);
    }
    if (word.equals("success") && random.nextInt(12) == 0) {
      pause(random, 2_500);
      deposit(random, id, bankCode, account);
      type(random, id, account);
    }
  }

  private static boolean unclear(String word) {
    return word.equals(Heard.LOST)
        || word.equals("transfer_is_processing")
        || word.equals("unable_to_Transfer")
        || word.equals("db_processing_error")
        || word.equals("fail_to_request");
  }

  private String deposit(Random random, String id, String bankCode, String account) {
    int node = random.nextInt(nodes);
    if (random.nextInt(10) > 0) {
      return caller.deposit(node, id, bankCode, account);
    }
    int other = (node + 1) % nodes;
    Thread twin = Thread.ofVirtual().start(() -> caller.deposit(other, id, bankCode, account));
    String word = caller.deposit(node, id, bankCode, account);
    try {
      twin.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return word;
  }

  /**
   * Reads the statement and types what is on it; one in sixteen mistypes first. More, and the key
   * is shut for a minute, as it should be.
   */
  private void type(Random random, String id, String account) {
    List<String> codes;
    try {
      codes = bank.codes(account);
    } catch (IOException e) {
      return;
    }
    if (codes.isEmpty()) {
      return;
    }
    String code = codes.getFirst();
    if (random.nextInt(16) == 0) {
      String wrong = code.equals("000") ? "001" : "000";
      for (int times = random.nextInt(3); times >= 0; times--) {
        caller.guess(random.nextInt(nodes), id, wrong);
      }
    }
    for (int tries = 0; tries < 3; tries++) {
      if (!caller.guess(random.nextInt(nodes), id, code).equals(Heard.LOST)) {
        return;
      }
      pause(random, 800);
    }
  }

  private String account(Random random) {
    int dice = random.nextInt(100);
    if (dice < 20) {
      return "2200000" + (5_000 + random.nextInt(SHARED));
    }
    if (dice < 25) {
      return fresh(StubProfile.MISSING);
    }
    return dice < 28 ? fresh(StubProfile.STOPPED) : fresh("9000");
  }

  private String fresh(String ending) {
    return "0%07d%s".formatted(accounts.incrementAndGet(), ending);
  }

  private static void pause(Random random, int mostMillis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(mostMillis)));
  }
}
