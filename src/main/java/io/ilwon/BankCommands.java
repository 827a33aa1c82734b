package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.db.DatabaseClock;
import io.ilwon.transfer.BankStop;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.StopMessage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon bank …}: what an operator holds back. */
@Command(name = "bank", description = "Stops and resumes sends; says when banks are closed.")
final class BankCommands {
  private BankCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new BankCommands())
        .addSubcommand(new Stop(shell))
        .addSubcommand(new Resume(shell))
        .addSubcommand(new Stops(shell))
        .addSubcommand(CalendarCommands.in(shell));
  }

  /** Who does it and why: audited with the deed. */
  static final class Accountable {
    @Option(names = "--reason", required = true, description = "Why; 1 to 200 characters.")
    private String reason = "";

    @Option(names = "--operator", description = "Who; you, unless said.")
    private String operator = System.getProperty("user.name", "unknown");

    By by() {
      return new By(operator, reason);
    }
  }

  /** What people on the page are told, in both languages or not at all. */
  static final class Told {
    @Option(
        names = "--message-ko",
        required = true,
        description = "What people on the page are told, in Korean; 1 to 200 characters.")
    private String ko = "";

    @Option(names = "--message-en", required = true, description = "The same in English.")
    private String en = "";

    private StopMessage message() {
      return new StopMessage(ko, en);
    }
  }

  @Command(
      name = "stop",
      description = "Emergency stop: no won leaves any more, on any node, within a second.")
  private static final class Stop implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "BANK", description = "A bank's code, or all.")
    private String bank = "";

    @Mixin private Accountable by = new Accountable();

    @ArgGroup(exclusive = false)
    private @Nullable Told told;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Stop(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      Banks banks = named(bank);
      Optional<StopMessage> message = Optional.ofNullable(told).map(Told::message);
      try (FoundServer server = FoundServer.find(shell.environment())) {
        boolean news = stops(server).stop(banks, by.by(), message).isPresent();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stopped", banks.word());
        fields.put("already", !news);
        shell.answer(
            json,
            fields,
            "%s: %s; undo it with: ilwon bank resume %s"
                .formatted(banks.word(), news ? "sends stop" : "sends were stopped", banks.word()));
      }
      return 0;
    }
  }

  @Command(name = "resume", description = "Ends one emergency stop; others stay.")
  private static final class Resume implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "BANK", description = "A bank's code, or all, as it was stopped.")
    private String bank = "";

    @Mixin private Accountable by = new Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Resume(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      Banks banks = named(bank);
      try (FoundServer server = FoundServer.find(shell.environment())) {
        Optional<Instant> resumed = stops(server).resume(banks, by.by());
        List<String> left = stops(server).list().stream().map(stop -> stop.banks().word()).toList();
        if (resumed.isEmpty()) {
          throw new CommandRefused(
              "%s: not stopped; what is: %s"
                  .formatted(banks.word(), left.isEmpty() ? "nothing" : String.join(", ", left)));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("resumed", banks.word());
        fields.put("stillStopped", left);
        shell.answer(
            json,
            fields,
            banks.word()
                + ": sends go out again"
                + (left.isEmpty() ? "" : "; still stopped: " + String.join(", ", left)));
      }
      return 0;
    }
  }

  @Command(name = "stops", description = "Lists what is stopped.")
  private static final class Stops implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Stops(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        List<Map<String, Object>> list =
            stops(server).list().stream().map(BankCommands::told).toList();
        String text = list.stream().map(Map::toString).collect(Collectors.joining("\n"));
        shell.answer(json, Map.of("stops", list), text.isEmpty() ? "nothing is stopped" : text);
      }
      return 0;
    }
  }

  private static BankStopStore stops(FoundServer server) {
    return new BankStopStore(server.database(), DatabaseClock.SYSTEM, server.keyset());
  }

  private static Map<String, Object> told(BankStop stop) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bank", stop.banks().word());
    fields.put("since", stop.at().toString());
    fields.put("operator", stop.by().operator());
    fields.put("reason", stop.by().reason());
    stop.message()
        .ifPresent(m -> {
          fields.put("messageKo", m.ko());
          fields.put("messageEn", m.en());
        });
    return fields;
  }

  /** Throws {@link CommandRefused} for a code the directory does not have. */
  static Banks named(String word) {
    if (word.equals(Banks.ALL_WORD)) {
      return Banks.ALL;
    }
    BankCode code;
    try {
      code = new BankCode(word);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused("BANK: a bank's code, such as 004, or all");
    }
    if (BankDirectory.load().byCode(code).isEmpty()) {
      throw new CommandRefused("BANK: the directory has no bank " + code + "; codes are like 004");
    }
    return new Banks(Optional.of(code));
  }
}
