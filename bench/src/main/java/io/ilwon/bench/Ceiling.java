package io.ilwon.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The driver measured against a server that does nothing: above this it measures itself. */
final class Ceiling {
  private static final int CALLERS = 64;

  private final Loop loop;
  private final byte[] request;
  private long done;

  private Ceiling(Loop loop) {
    this.loop = loop;
    this.request = new Requests("none").open();
  }

  /** Calls a second, and what one costs the driver, in words. */
  static String measured(Setting s, Duration lasting) throws IOException {
    try (StubBank nobody = StubBank.start(s.folder(), new Codes(s.loop()), 0)) {
      return new Ceiling(s.loop()).run(nobody.port, lasting);
    }
  }

  private String run(int port, Duration lasting) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Line line = new Line(loop, port);
      lines.add(line);
      ask(line);
    }
    // The first half is the compiler's.
    loop.run(() -> false, System.nanoTime() + lasting.toNanos() / 2);
    long before = done;
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long start = System.nanoTime();
    loop.run(() -> false, start + lasting.toNanos() / 2);
    double seconds = (System.nanoTime() - start) / 1e9;
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    lines.forEach(Line::close);
    loop.forget();
    double calls = done - before;
    return String.format(
        Locale.ROOT,
        "%,.0f calls/s with %d callers at a server that does nothing, %.0f µs of CPU each",
        calls / seconds,
        CALLERS,
        cpu / calls / 1000);
  }

  private void ask(Line line) {
    line.ask(
        request,
        answer -> {
          if (answer.status() == 200) {
            done++;
            ask(line);
          }
        });
  }
}
