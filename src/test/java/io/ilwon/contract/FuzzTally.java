package io.ilwon.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What all connections heard, counted, and what was wrong with it. */
public final class FuzzTally {
  private static final int TOLD = 20;
  private static final int SHOWN = 3_000;

  private final TreeMap<Integer, Long> byStatus = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();
  private long silent;
  private Duration slowest = Duration.ZERO;

  /** One answer of this status; 0 where a broken request got none, 1 where it got some. */
  synchronized void answered(int status) {
    byStatus.merge(status, 1L, Long::sum);
  }

  /** A request with a whole head got no answer at all. */
  synchronized void silent() {
    silent++;
  }

  synchronized void slowest(Duration took) {
    slowest = took.compareTo(slowest) > 0 ? took : slowest;
  }

  /** Something is wrong; the request is shown with its controls escaped. */
  synchronized void finding(long seed, String what, String told, byte[] sent) {
    String request =
        new String(sent, StandardCharsets.UTF_8).replace("\r", "\\r").replace("\n", "\\n");
    findings.add(
        "%s (step %d)\n  request %s\n  answer  %s".formatted(what, seed, cut(request), cut(told)));
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /** How many answers there were. */
  public synchronized long calls() {
    return byStatus.values().stream().mapToLong(count -> count).sum();
  }

  /** Everything wrong, in order of appearance. */
  public synchronized List<String> findings() {
    return List.copyOf(findings);
  }

  /** Answers of this status. */
  public synchronized long of(int status) {
    return byStatus.getOrDefault(status, 0L);
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    findings.stream().limit(TOLD).forEach(each -> text.append(each).append('\n'));
    return text.append(
            "%,d calls %s, %d complete heads without an answer, slowest %d ms, %d findings"
                .formatted(calls(), byStatus, silent, slowest.toMillis(), findings.size()))
        .toString();
  }
}
