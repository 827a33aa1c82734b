package io.ilwon;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ilwon dev}. */
@Command(name = "dev", description = "Runs a server on the sandbox bank, to try things out.")
final class DevCommand implements Callable<Integer> {
  private final Shell shell;

  DevCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    return Serve.run(Main.settings(shell, Settings.Purpose.DEV), shell, true);
  }
}
