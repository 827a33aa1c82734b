package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.submission.AccountLift;
import io.ilwon.submission.SubmissionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ilwon account …}. */
@Command(name = "account", description = "Lifts the lock that wrong codes put on an account.")
final class AccountCommands {
  private AccountCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new AccountCommands()).addSubcommand(new Lift(shell));
  }

  @Command(
      name = "lift",
      description = {
        "Forgets the wrong codes typed for a locked account, of the day and of the month.",
        "The account is that of the submission's newest transfer: no number is typed here."
      })
  private static final class Lift implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--submission", required = true, description = "A submission of the account.")
    private String submission = "";

    @Mixin private BankCommands.Accountable by = new BankCommands.Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Lift(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        AccountLift lift =
            new AccountLift(server.database(), DatabaseClock.SYSTEM, server.keyset());
        switch (lift.lift(new SubmissionId(submission), by.by())) {
          case AccountLift.Lifted.Done(int forgotten) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("lifted", submission);
            fields.put("forgotten", forgotten);
            shell.answer(
                json, fields, forgotten + " wrong codes are forgotten; codes are evaluated again");
          }
          case AccountLift.Lifted.NotLocked _ ->
              throw new CommandRefused("its account is not locked");
          case AccountLift.Lifted.NoAccount _ ->
              throw new CommandRefused(
                  "--submission: no such submission, or nothing was sent for it");
        }
      }
      return 0;
    }
  }
}
