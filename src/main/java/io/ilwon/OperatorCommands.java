package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.desk.Desk;
import io.ilwon.operator.Token;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ilwon operator …}. */
@Command(name = "operator", description = "Lets people onto the desk.")
final class OperatorCommands {
  private OperatorCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new OperatorCommands()).addSubcommand(new Link(shell));
  }

  @Command(
      name = "link",
      description = {
        "Prints a one-time link: for the first owner, ten minutes, while there is none;",
        "with --reset for a new password and second factor of one there is, an hour."
      })
  private static final class Link implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--reset", description = "The sign-in name of who is locked out.")
    private @Nullable String reset;

    @Mixin private PerhapsAccountable by = new PerhapsAccountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Link(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        Token token = token(server, by.by());
        String link = Desk.join(server.deskUrl(), token.unmasked());
        shell.answer(json, Map.of("link", link), link);
      }
      return 0;
    }

    private Token token(FoundServer server, By who) throws Exception {
      if (reset == null) {
        Optional<Token> first = server.operators().links().first(who);
        return first.orElseThrow(
            () -> new CommandRefused("there is an owner, who invites others; or use --reset NAME"));
      }
      Optional<Token> again = server.operators().links().reset(reset, who);
      return again.orElseThrow(
          () -> new CommandRefused("--reset: nobody active has the sign-in name " + reset));
    }
  }
}
