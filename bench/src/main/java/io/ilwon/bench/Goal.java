package io.ilwon.bench;

/** What is measured, what it must reach and what it should; in the order of the table. */
enum Goal {
  CALLS("verifications/s, against pgbench call by call", Aim.AT_LEAST, 2.5, 4, "×"),
  SETS("verifications/s, against pgbench with 64 rows a statement", Aim.AT_LEAST, 0.45, 0.75, "×"),
  RIVAL("verifications/s, against the rival", Aim.AT_LEAST, 6, 10, "×"),
  CPU("JVM CPU per verification", Aim.AT_MOST, 100, 50, "µs"),
  FSYNCS("fsyncs per verification", Aim.AT_MOST, 0.3, 0.1, ""),
  MEMORY("memory of the JVM at full load", Aim.AT_MOST, 256, 200, "MiB"),
  BANK("whole ways/s with a bank of 5 ms, against pgbench", Aim.AT_LEAST, 1.2, 2, "×"),
  P50("p50 with 1 caller, against call by call", Aim.AT_MOST, 1.1, 0.9, "×"),
  P99("p99 with 16 callers, against call by call", Aim.AT_MOST, 1.2, 0.8, "×"),
  START("start to first answer, data present", Aim.AT_MOST, 1.5, 0.9, "s"),
  FRESH("start to first answer, fresh folder", Aim.AT_MOST, 6, 4, "s"),
  PAINT("first paint of P1: page and style, slowest of 100 persons", Aim.AT_MOST, 100, 30, "ms"),
  DESK("desk, slowest list or search, a million stored", Aim.AT_MOST, 300, 100, "ms"),
  HUNG("p99 beside a bank that hangs, against none", Aim.AT_MOST, 1.5, 1.1, "×"),
  GROWN_P99("p99 with many stored, against few", Aim.AT_MOST, 1.5, 1.2, "×"),
  GROWN_RATE("verifications/s with many stored, against few", Aim.AT_LEAST, 0.7, 0.9, "×"),
  NODES("verifications/s of two nodes, against one", Aim.AT_LEAST, 1.3, 1.3, "×");

  private enum Aim {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Aim(String sign) {
      this.sign = sign;
    }
  }

  final String words;
  final double gate;
  final double stretch;
  final String unit;
  private final Aim aim;

  Goal(String words, Aim aim, double gate, double stretch, String unit) {
    this.words = words;
    this.aim = aim;
    this.gate = gate;
    this.stretch = stretch;
    this.unit = unit;
  }

  /** By the median. */
  String verdict(double median) {
    if (reaches(median, stretch)) {
      return "stretch";
    }
    return reaches(median, gate) ? "gate" : "MISSED";
  }

  String sign() {
    return aim.sign;
  }

  private boolean reaches(double value, double limit) {
    return switch (aim) {
      case AT_LEAST -> value >= limit;
      case AT_MOST -> value <= limit;
    };
  }
}
