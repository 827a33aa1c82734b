package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rival at the same load, if it has been built. */
final class Rivalry implements AutoCloseable {
  private final Setting s;
  private final @Nullable Rival rival;
  private final @Nullable Served served;

  private Rivalry(Setting s, @Nullable Rival rival, @Nullable Served served) {
    this.s = s;
    this.rival = rival;
    this.served = served;
  }

  static Rivalry open(Setting s, Codes codes) throws IOException, SQLException {
    if (!Rival.isBuilt()) {
      s.results().missing(Goal.RIVAL, "no " + Rival.JAR);
      return new Rivalry(s, null, null);
    }
    Rival rival =
        Rival.withInstantBank(
            s.folder().resolve("rival"), s.postgres().fresh("bench_rival"), codes);
    Target target = new Target(Rival.KEY, codes, rival.port);
    return new Rivalry(s, rival, new Served("rival", s.loop(), target, false, rival.pid()));
  }

  void warm(int callers) throws IOException {
    if (served != null) {
      served.warm(callers, s.lengths().warm());
    }
  }

  void measure(int callers, int round, double ours) throws IOException, SQLException {
    if (served == null) {
      return;
    }
    Duration lasting = s.lengths().measured();
    served.openFor(callers, lasting);
    s.before();
    double theirs = s.results().load(round, served.name(), served.load(callers, lasting));
    s.results().reached(Goal.RIVAL, ours / theirs);
  }

  @Override
  public void close() {
    if (rival != null) {
      rival.close();
    }
  }
}
