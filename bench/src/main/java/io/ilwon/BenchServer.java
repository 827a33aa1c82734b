package io.ilwon;

import io.ilwon.bench.InstantRail;
import java.util.Optional;

/**
 * {@code ilwon serve} whose bank lives in the same process and answers success at once: everything
 * but the rail is the product. Production mode, live keys, every limit. A class beside the product
 * and not a setting in it, so that no installation can ever be told to pretend.
 */
public final class BenchServer {
  private BenchServer() {}

  /** Serves until it is told to end. */
  public static void main(String[] arguments) throws Exception {
    Shell shell = new Shell(System.getenv(), System.out, System.err);
    InstantRail rail = InstantRail.telling(System.getenv("BENCH_CODES"));
    Settings settings = Main.settings(shell, Settings.Purpose.SERVE);
    Network network = new Network(rail, Optional.empty(), rail);
    System.exit(Serve.run(settings, shell, false, (_, _, _, _) -> network));
  }
}
