package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferSeal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon transfer …}. */
@Command(name = "transfer", description = "Shows, asks about and settles transfers.")
final class TransferCommands {
  /** More would be no list for a person. */
  private static final int MOST = 1_000;

  private TransferCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new TransferCommands())
        .addSubcommand(new Listing(shell))
        .addSubcommand(new TransferInquire(shell))
        .addSubcommand(new TransferSettle(shell))
        .addSubcommand(new TransferSeen(shell));
  }

  @Command(
      name = "list",
      description = "Lists transfers that may need a person; the account stays masked.")
  private static final class Listing implements Callable<Integer> {
    private final Shell shell;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    private static final class Which {
      @Option(
          names = "--unknown",
          description = "Those that may or may not have moved, oldest first.")
      private boolean unknown;

      @Option(names = "--queued", description = "Those a person has to look at, oldest first.")
      private boolean queued;
    }

    Listing(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        OperatorQueue queue = queue(server);
        List<FoundTransfer> found =
            which.queued && !which.unknown ? queue.queued(MOST + 1) : queue.unknown(MOST + 1);
        boolean more = found.size() > MOST;
        List<Map<String, @Nullable Object>> rows =
            found.stream().limit(MOST).map(TransferCommands::fields).toList();
        String text = rows.stream().map(TransferCommands::text).collect(Collectors.joining("\n\n"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("transfers", rows);
        answer.put("more", more);
        shell.answer(json, answer, rows.isEmpty() ? "none" : more ? text + "\n\nand more" : text);
      }
      return 0;
    }
  }

  static OperatorQueue queue(FoundServer server) {
    return new OperatorQueue(
        server.database(),
        DatabaseClock.SYSTEM,
        new TransferFields(server.keyset().dataKeys()),
        new TransferSeal(server.keyset().rows()),
        server.trail());
  }

  static FoundTransfer found(OperatorQueue queue, UUID id) throws Exception {
    return queue.find(new TransferId(id)).orElseThrow(() -> new CommandRefused("no such transfer"));
  }

  static Map<String, @Nullable Object> fields(FoundTransfer t) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", t.address().transfer().toString());
    fields.put("submission", t.address().submission());
    fields.put("project", t.address().project());
    fields.put("state", t.state());
    fields.put("bank", t.bank().text());
    fields.put("account", words(t.number()));
    fields.put("since", t.since().toString());
    fields.put("bankDay", t.bankDay().toString());
    fields.put("rail", t.rail());
    fields.put("railId", t.railId());
    fields.put("lastSeen", t.lastSeen());
    fields.put("inquiries", t.asking().inquiries());
    fields.put("nextInquiry", words(t.asking().next()));
    fields.put("queuedSince", words(t.asking().queuedAt()));
    fields.put("queueReason", t.asking().reason());
    fields.put("certainSince", words(t.outcomeAt()));
    fields.put("proof", t.proof());
    return fields;
  }

  static String text(Map<String, @Nullable Object> fields) {
    return fields.entrySet().stream()
        .filter(f -> f.getValue() != null)
        .map(f -> "%-14s%s".formatted(f.getKey(), f.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static @Nullable String words(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
