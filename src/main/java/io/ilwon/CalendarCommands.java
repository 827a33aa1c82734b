package io.ilwon;

import io.ilwon.BankCommands.Accountable;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.BankHours;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import io.ilwon.db.DatabaseClock;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.CalendarRow;
import io.ilwon.transfer.Closing;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon bank calendar …}. */
@Command(
    name = "calendar",
    description =
        "When banks are closed. The directory's hours are hints; what an operator confirms for a"
            + " rail holds sends back.")
final class CalendarCommands {
  /** The sandbox keeps no hours: there the calendar is a hint and nothing else. */
  private static final List<String> REAL_RAILS = List.of("kftc");

  private CalendarCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new CalendarCommands())
        .addSubcommand(new CalendarList(shell))
        .addSubcommand(new Confirm(shell))
        .addSubcommand(new Add(shell))
        .addSubcommand(new Remove(shell));
  }

  /** Which rail a row is for. */
  private static final class OfRail {
    @Option(names = "--rail", description = "The real rail it is confirmed for (default: kftc).")
    private String rail = "kftc";

    String name() {
      if (!REAL_RAILS.contains(rail)) {
        throw new CommandRefused(
            "--rail: a real rail ("
                + String.join(", ", REAL_RAILS)
                + "); the sandbox never closes");
      }
      return rail;
    }
  }

  @Command(
      name = "confirm",
      description = {
        "From now on sends wait for these hours. Without --hours and --stop the directory's are",
        "confirmed as they are; with either, exactly what you name, in place of what was confirmed."
      })
  private static final class Confirm implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "BANK", description = "A bank's code; all for the whole rail.")
    private String bank = "";

    @Option(names = "--hours", description = "Such as 00:30-23:50, in Seoul, every day.")
    private @Nullable String hours;

    @Option(
        names = "--stop",
        description = "Such as 'daily 04:00-05:00', 'Sun …', '2nd Sun …', 'last Sat …'.")
    private List<String> stops = List.of();

    @Mixin private OfRail rail = new OfRail();
    @Mixin private Accountable by = new Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Confirm(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      Banks banks = BankCommands.named(bank);
      BankHours confirmed = hours == null && stops.isEmpty() ? published(banks) : given();
      List<Closing> closings =
          Stream.concat(
                  confirmed.hours().stream().map(Closing.Hours::new),
                  confirmed.stops().stream().<Closing>map(Closing.Stop::new))
              .toList();
      try (FoundServer server = FoundServer.find(shell.environment())) {
        List<CalendarRow> rows = calendar(server).confirm(rail.name(), banks, closings, by.by());
        CalendarText.answer(shell, json, "confirmed", rows);
      }
      return 0;
    }

    private BankHours given() {
      if (stops.size() > Closing.MOST_STOPS) {
        throw new CommandRefused("--stop: at most " + Closing.MOST_STOPS);
      }
      return new BankHours(
          Optional.ofNullable(hours).map(text -> read("--hours", text, TimeRange::parse)),
          stops.stream().map(text -> read("--stop", text, RegularStop::parse)).toList());
    }

    private static BankHours published(Banks banks) {
      BankHours published =
          banks
              .one()
              .flatMap(BankDirectory.load()::byCode)
              .map(BankHours::published)
              .orElse(new BankHours(Optional.empty(), List.of()));
      if (published.unknown()) {
        throw new CommandRefused("the directory knows no hours of it; name --hours or --stop");
      }
      return published;
    }
  }

  @Command(name = "add", description = "Adds one closed time, such as announced maintenance.")
  private static final class Add implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "BANK", description = "A bank's code; all for the whole rail.")
    private String bank = "";

    @Option(names = "--from", required = true, description = "2026-10-03T02:00, in Seoul.")
    private LocalDateTime from = LocalDateTime.MIN;

    @Option(names = "--until", required = true, description = "The first moment after it.")
    private LocalDateTime until = LocalDateTime.MIN;

    @Mixin private OfRail rail = new OfRail();
    @Mixin private Accountable by = new Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Add(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      Banks banks = BankCommands.named(bank);
      if (!from.isBefore(until)
          || Duration.between(from, until).compareTo(Closing.LONGEST_WINDOW) > 0) {
        throw new CommandRefused("--until: after --from, by 31 days at most");
      }
      Closing.Window window =
          new Closing.Window(
              from.atZone(BankHours.SEOUL).toInstant(), until.atZone(BankHours.SEOUL).toInstant());
      try (FoundServer server = FoundServer.find(shell.environment())) {
        CalendarRow row =
            calendar(server)
                .add(rail.name(), banks, window, by.by())
                .orElseThrow(() -> new CommandRefused("--until: that time is over already"));
        CalendarText.answer(shell, json, "added", List.of(row));
      }
      return 0;
    }
  }

  @Command(name = "remove", description = "Removes one row.")
  private static final class Remove implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "ROW", description = "Its id, as calendar list shows it.")
    private UUID row = new UUID(0, 0);

    @Mixin private Accountable by = new Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Remove(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        CalendarRow gone =
            calendar(server)
                .remove(row, by.by())
                .orElseThrow(() -> new CommandRefused("no such row"));
        CalendarText.answer(shell, json, "removed", List.of(gone));
      }
      return 0;
    }
  }

  @Command(name = "list", description = "What the directory says of each bank, and what holds.")
  private static final class CalendarList implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--bank", description = "One bank's code.")
    private @Nullable String bank;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    CalendarList(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      Banks banks = bank == null ? Banks.ALL : BankCommands.named(bank);
      List<Bank> listed =
          BankDirectory.load().all().stream().filter(each -> banks.has(each.code())).toList();
      try (FoundServer server = FoundServer.find(shell.environment())) {
        BankHoursStore calendar = calendar(server);
        CalendarText text = new CalendarText(calendar.now(), calendar.list());
        List<Map<String, @Nullable Object>> fields = listed.stream().map(text::fields).toList();
        shell.answer(
            json, Map.of("banks", fields, "wholeRail", text.wholeRail()), text.page(listed));
      }
      return 0;
    }
  }

  private static BankHoursStore calendar(FoundServer server) {
    return new BankHoursStore(server.database(), DatabaseClock.SYSTEM, server.keyset());
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> T read(String option, String text, Parser<T> parser) {
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused(option + ": " + e.getMessage());
    }
  }
}
