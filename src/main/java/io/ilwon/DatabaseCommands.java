package io.ilwon;

import io.ilwon.guard.Acceptance;
import io.ilwon.guard.Acceptance.Answered;
import io.ilwon.guard.Gap;
import io.ilwon.guard.Identity;
import io.ilwon.guard.Statement;
import io.ilwon.guard.Suspicion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon database …}. */
@Command(name = "database", description = "Shows and ends the hold on a restored database.")
final class DatabaseCommands {
  private DatabaseCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new DatabaseCommands())
        .addSubcommand(new Show(shell))
        .addSubcommand(new Accept(shell));
  }

  @Command(name = "show", description = "Shows whether this database may send, and why not.")
  private static final class Show implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Show(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        answer(shell, json, server.acceptance().show());
      }
      return 0;
    }
  }

  @Command(
      name = "accept",
      description =
          "Two people answer for the gap; sends go on when all open transfers were asked.")
  private static final class Accept implements Callable<Integer> {
    private final Shell shell;

    @ArgGroup(multiplicity = "1")
    private Answer answer = new Answer();

    @Option(names = "--reason", required = true, description = "How you know.")
    private String reason = "";

    @Option(names = "--operator", description = "Who you are (default: the system's user).")
    private String operator = System.getProperty("user.name", "");

    @Option(names = "--second", required = true, description = "Who agreed.")
    private String second = "";

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Accept(Shell shell) {
      this.shell = shell;
    }

    private static final class Answer {
      @Option(names = "--nothing-lost", description = "The database has forgotten no transfer.")
      private boolean nothingLost;

      @Option(
          names = "--reconciled",
          description =
              "What it has forgotten was taken from the bank's statement: a run of reconcile since"
                  + " the hold began covers the gap and left nothing for a person.")
      private boolean reconciled;

      Statement statement() {
        return nothingLost && !reconciled ? Statement.NOTHING_LOST : Statement.RECONCILED;
      }
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        switch (server.acceptance().accept(answer.statement(), reason, operator, second)) {
          case Answered.Accepted(Acceptance.State state) -> answer(shell, json, state);
          case Answered.NotHeld() -> throw new CommandRefused("the database is not held");
          case Answered.NotReconciled(Gap gap) ->
              throw new CommandRefused(GapText.refusal(gap, server.mode()));
        }
      }
      return 0;
    }
  }

  private static void answer(Shell shell, boolean json, Acceptance.State state) {
    Map<String, @Nullable Object> fields = fields(state);
    shell.answer(json, fields, text(fields));
  }

  private static Map<String, @Nullable Object> fields(Acceptance.State state) {
    @Nullable Suspicion why = state.why();
    @Nullable Statement statement = state.statement();
    @Nullable Identity accepted = state.accepted();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("state", why == null ? "open" : "held");
    fields.put("why", why == null ? null : why.word());
    fields.put("told", why == null ? null : why.told());
    fields.put("since", told(state.since()));
    fields.put("gapFrom", told(state.gapFrom()));
    fields.put("system", state.now().system());
    fields.put("timeline", state.now().timeline());
    fields.put("acceptedSystem", accepted == null ? null : accepted.system());
    fields.put("acceptedTimeline", accepted == null ? null : accepted.timeline());
    fields.put("openTransfers", state.open());
    fields.put("toInquire", state.toInquire());
    fields.put("statement", statement == null ? null : statement.word());
    fields.put("heartbeat", told(state.heartbeat()));
    return fields;
  }

  private static @Nullable String told(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static String text(Map<String, @Nullable Object> fields) {
    return fields.entrySet().stream()
        .map(f -> "%-18s%s".formatted(f.getKey(), f.getValue() == null ? "-" : f.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
