package io.ilwon;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ilwon serve}. */
@Command(name = "serve", description = "Runs the server; settings come from ILWON_… variables.")
final class ServeCommand implements Callable<Integer> {
  private final Shell shell;

  ServeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    return Serve.run(Main.settings(shell, Settings.Purpose.SERVE), shell, false);
  }
}
