package io.ilwon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** All commands by name; whoever types one does not wait for the others to be read. */
final class Commands {
  /** In the order in which help shows them. */
  static final Map<String, Function<Shell, Object>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("serve", ServeCommand::new);
    BY_NAME.put("dev", DevCommand::new);
    BY_NAME.put("migrate", MigrateCommand::new);
    BY_NAME.put("project", ProjectCommands::in);
    BY_NAME.put("key", KeyCommands::in);
    BY_NAME.put("submission", SubmissionCommands::in);
    BY_NAME.put("account", AccountCommands::in);
    BY_NAME.put("bank", BankCommands::in);
    BY_NAME.put("transfer", TransferCommands::in);
    BY_NAME.put("webhook", WebhookCommands::in);
    BY_NAME.put("database", DatabaseCommands::in);
    BY_NAME.put("audit", AuditCommands::in);
    BY_NAME.put("reconcile", ReconcileCommand::new);
    BY_NAME.put("key-set", KeySetCommands::in);
    BY_NAME.put("operator", OperatorCommands::in);
    BY_NAME.put("rail", RailCommands::in);
    BY_NAME.put("doctor", DoctorCommand::new);
  }

  private Commands() {}

  /** A server, if nothing but its name was typed: reading words costs a fifth of its start. */
  static Optional<Callable<Integer>> server(Shell shell, String... arguments) {
    return switch (String.join(" ", arguments)) {
      case "serve" -> Optional.of(new ServeCommand(shell));
      case "dev" -> Optional.of(new DevCommand(shell));
      default -> Optional.empty();
    };
  }

  /** The command that was typed first; all of them where that is none, for help and for advice. */
  static CommandLine line(Shell shell, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    boolean all = arguments.length == 0 || !BY_NAME.containsKey(arguments[0]);
    BY_NAME.forEach((name, command) -> {
      if (all || name.equals(arguments[0])) {
        line.addSubcommand(command.apply(shell));
      }
    });
    return line;
  }
}
