package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One scrape of a running server, read as Prometheus reads it. */
record Scraped(String text, Map<String, Double> samples) {
  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Scraped of(int adminPort) throws IOException {
    RawClient.Answer answer = RawClient.once(adminPort, "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n");
    assertEquals(200, answer.status());
    assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.headers().get("content-type"));
    return read(answer.body());
  }

  static Scraped read(String text) {
    Map<String, Double> samples = new LinkedHashMap<>();
    for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
      Matcher m = LINE.matcher(line);
      assertTrue(m.matches(), line);
      String labels = m.group(2) == null ? "" : m.group(2).replaceAll(",$", "");
      double value = Double.parseDouble(m.group(3).replace("+Inf", "Infinity"));
      assertEquals(null, samples.put(m.group(1) + "{" + labels + "}", value), "twice: " + line);
    }
    return new Scraped(text, samples);
  }

  /** The names of all samples: of a histogram {@code …_bucket}, {@code …_sum}, {@code …_count}. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.keySet().forEach(sample -> names.add(sample.substring(0, sample.indexOf('{'))));
    return names;
  }

  /** The sum over all samples of a name whose labels have these, written as in the scrape. */
  double sum(String name, String... labels) {
    double sum = 0;
    boolean found = false;
    for (Map.Entry<String, Double> each : samples.entrySet()) {
      if (each.getKey().startsWith(name + "{") && hasAll(each.getKey(), labels)) {
        sum += each.getValue();
        found = true;
      }
    }
    assertTrue(found, () -> "no " + name + " " + String.join(",", labels) + " in\n" + text);
    return sum;
  }

  private static boolean hasAll(String sample, String[] labels) {
    for (String label : labels) {
      if (!sample.contains(label)) {
        return false;
      }
    }
    return true;
  }

  /** Every label's values. */
  Map<String, Set<String>> values() {
    return values(samples.keySet());
  }

  /** The same of what was counted here: what other servers of this process called stands at 0. */
  Map<String, Set<String>> counted() {
    return values(
        samples.entrySet().stream()
            .filter(sample -> sample.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Map<String, Set<String>> values(Collection<String> samples) {
    Map<String, Set<String>> values = new TreeMap<>(new HashMap<>());
    for (String sample : samples) {
      Matcher m = LABEL.matcher(sample);
      while (m.find()) {
        values.computeIfAbsent(m.group(1), _ -> new TreeSet<>()).add(m.group(2));
      }
    }
    return values;
  }
}
