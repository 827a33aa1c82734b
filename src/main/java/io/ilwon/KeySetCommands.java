package io.ilwon;

import io.ilwon.crypto.Keyset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon key-set …}. */
@Command(name = "key-set", description = "Makes the keys that seal what the database holds.")
final class KeySetCommands {
  private KeySetCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new KeySetCommands())
        .addSubcommand(new Create(shell))
        .addSubcommand(new KeySetRotate(shell))
        .addSubcommand(new KeySetRotateIndex(shell));
  }

  @Command(name = "create", description = "Writes fresh keys into a new file of mode 600.")
  private static final class Create implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "It must not exist yet.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Create(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() {
      Keyset.create(file);
      String keyId = Keyset.load(file).keyId();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("keyset", file.toString());
      fields.put("keyId", keyId);
      String advice = "\nKeep a copy apart from the database's: without it nothing opens again.";
      shell.answer(json, fields, "key set " + keyId + " in " + file + advice);
      return 0;
    }
  }
}
