package io.ilwon;

import io.ilwon.submission.Found;
import io.ilwon.submission.SubmissionFinder;
import io.ilwon.submission.SubmissionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon submission …}. */
@Command(name = "submission", description = "Shows submissions.")
final class SubmissionCommands {
  private SubmissionCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new SubmissionCommands()).addSubcommand(new Show(shell));
  }

  @Command(
      name = "show",
      description = "Shows where a submission stands; account and holder stay masked.")
  private static final class Show implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "SUBMISSION", description = "Its id.")
    private String id = "";

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Show(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        Optional<SubmissionFinder.Owned> owned =
            new SubmissionFinder(server.database(), server.keyset()).find(new SubmissionId(id));
        if (owned.isEmpty()) {
          throw new CommandRefused("no such submission");
        }
        Map<String, @Nullable Object> fields = fields(owned.get());
        shell.answer(json, fields, text(fields));
      }
      return 0;
    }
  }

  private static Map<String, @Nullable Object> fields(SubmissionFinder.Owned owned) {
    Found found = owned.found();
    Found.@Nullable FoundAccount account = found.account();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("submission", found.id().text());
    fields.put("project", owned.project());
    fields.put("result", found.result().name().toLowerCase(java.util.Locale.ROOT));
    fields.put("comment", found.rejection() == null ? null : found.rejection().word());
    fields.put("created", found.createdAt().toString());
    fields.put("ended", found.resultAt() == null ? null : found.resultAt().toString());
    fields.put("bank", account == null ? null : account.account().bank().text());
    fields.put("account", account == null ? null : account.account().number().toString());
    fields.put("holder", account == null ? null : account.holder().toString());
    fields.put("transfers", account == null ? List.of() : attempts(account.attempts()));
    fields.put("guesses", attempts(found.guesses()));
    return fields;
  }

  private static List<String> attempts(List<Found.Attempt> attempts) {
    return attempts.stream().map(a -> a.at() + " " + a.outcome()).toList();
  }

  private static String text(Map<String, @Nullable Object> fields) {
    return fields.entrySet().stream()
        .map(f -> "%-12s%s".formatted(f.getKey(), f.getValue() == null ? "-" : f.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
