package io.ilwon.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** A server to verify accounts at, and what its callers have in hand. */
final class Target {
  /** KB국민은행, and one that hangs where the row says so. */
  static final String BANK = "004";

  static final String HUNG_BANK = "088";

  final Requests requests;
  final Codes codes;

  /** Opened by Step 1 before the clock, the oldest first. */
  final Deque<String> submissions = new ArrayDeque<>();

  private long accounts;

  private final int[] ports;

  /** At these ports, which share the callers. */
  Target(String key, Codes codes, int... ports) {
    this.ports = ports.clone();
    this.requests = new Requests(key);
    this.codes = codes;
  }

  /** Where the caller of this number goes. */
  int port(int caller) {
    return ports[caller % ports.length];
  }

  /** A number that nobody has used before. */
  String account() {
    return "2%012d".formatted(++accounts);
  }
}
