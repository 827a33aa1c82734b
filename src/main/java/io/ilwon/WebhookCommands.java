package io.ilwon;

import io.ilwon.BankCommands.Accountable;
import io.ilwon.db.DatabaseClock;
import io.ilwon.webhook.Deliveries;
import io.ilwon.webhook.DeliveryFilter;
import io.ilwon.webhook.EndpointId;
import io.ilwon.webhook.Endpoints;
import io.ilwon.webhook.EventId;
import io.ilwon.webhook.EventType;
import io.ilwon.webhook.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon webhook …}: who is told of what. */
@Command(name = "webhook", description = "Tells projects' servers what happens; shows how it went.")
final class WebhookCommands {
  private WebhookCommands() {}

  static CommandLine in(Shell shell) {
    CommandLine line =
        new CommandLine(new WebhookCommands())
            .addSubcommand(new Add(shell))
            .addSubcommand(new Listing(shell))
            .addSubcommand(new Rotate(shell))
            .addSubcommand(new Failures(shell))
            .addSubcommand(new Replay(shell));
    for (WebhookSwitch.What what : WebhookSwitch.What.values()) {
      line.addSubcommand(what.word(), new WebhookSwitch(shell, what));
    }
    return line;
  }

  static Endpoints endpoints(FoundServer server) {
    return new Endpoints(server.database(), DatabaseClock.SYSTEM, server.keyset(), server.reach());
  }

  static <T> T known(Optional<T> found, String id) {
    return found.orElseThrow(
        () -> new CommandRefused("ID: no webhook endpoint " + id + "; see ilwon webhook list"));
  }

  @Command(
      name = "add",
      description = "Adds an address to tell; prints its secret, this once. Works within a second.")
  private static final class Add implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--project", required = true, description = "The project's id.")
    private String project = "";

    @Option(names = "--url", required = true, description = "Where: https://…")
    private String url = "";

    @Option(
        names = "--types",
        split = ",",
        description = "Of what, e.g. submission.approved,submission.rejected (default: all).")
    private List<String> types = List.of();

    @Mixin private PerhapsAccountable by = new PerhapsAccountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Add(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      List<EventType> wanted = types.stream().map(WebhookCommands::type).distinct().toList();
      try (FoundServer server = FoundServer.find(shell.environment())) {
        KeyCommands.existing(server, project);
        Endpoints.Added added;
        try {
          added = endpoints(server).add(project, url, wanted, by.by());
        } catch (IllegalArgumentException e) {
          throw new CommandRefused("--url: " + e.getMessage());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", added.endpoint().id().text());
        fields.put("secret", added.secret().unmasked());
        shell.answer(
            json,
            fields,
            "%s\nid %s; the secret is not shown again"
                .formatted(added.secret().unmasked(), added.endpoint().id()));
      }
      return 0;
    }
  }

  private static EventType type(String word) {
    return EventType.of(word)
        .filter(type -> type != EventType.TEST)
        .orElseThrow(() -> new CommandRefused("--types: no such type: " + word));
  }

  @Command(name = "list", description = "Lists endpoints, never their secrets.")
  private static final class Listing implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--project", description = "Only this project's.")
    private @Nullable String project;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Listing(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        Endpoints endpoints = endpoints(server);
        var list = project == null ? endpoints.list() : endpoints.list(project);
        shell.answer(
            json,
            Map.of("endpoints", list.stream().map(WebhookText::fields).toList()),
            list.isEmpty() ? "no endpoint" : WebhookText.endpoints(list));
      }
      return 0;
    }
  }

  @Command(name = "rotate", description = "Makes a new secret; the former signs beside it a while.")
  private static final class Rotate implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "The endpoint's.")
    private String id = "";

    @Option(names = "--overlap-hours", description = "How long both sign, 0 to 720 (24).")
    private int hours = 24;

    @Mixin private Accountable by = new Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Rotate(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      Duration overlap = Duration.ofHours(hours);
      if (overlap.isNegative() || overlap.compareTo(Endpoints.LONGEST_OVERLAP) > 0) {
        throw new CommandRefused("--overlap-hours: from 0 to 720");
      }
      try (FoundServer server = FoundServer.find(shell.environment())) {
        WebhookSecret secret =
            known(endpoints(server).rotate(new EndpointId(id), overlap, by.by()), id);
        shell.answer(
            json,
            Map.of("secret", secret.unmasked()),
            secret.unmasked() + "\nnot shown again; the former signs too for " + hours + " hours");
      }
      return 0;
    }
  }

  @Command(name = "deliveries", description = "The newest deliveries and how they ended.")
  private static final class Failures implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "The endpoint's.")
    private String id = "";

    @Option(names = "--failed", description = "Only those that failed or were given up.")
    private boolean failed;

    @Option(names = "--count", description = "How many at most (50).")
    private int count = 50;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Failures(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        EndpointId endpoint = known(endpoints(server).find(new EndpointId(id)), id).id();
        int most = Math.clamp(count, 1, 1000);
        var list =
            new Deliveries(server.database(), DatabaseClock.SYSTEM, server.keyset())
                .list(DeliveryFilter.first(endpoint, failed, most));
        shell.answer(
            json,
            Map.of("deliveries", list.stream().map(WebhookText::fields).toList()),
            list.isEmpty() ? "no delivery" : WebhookText.deliveries(list));
      }
      return 0;
    }
  }

  @Command(name = "replay", description = "Sends again: one event, or all since an instant.")
  private static final class Replay implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "The endpoint's.")
    private String id = "";

    @Option(names = "--delivery", description = "The event's id, msg_….")
    private @Nullable String event;

    @Option(names = "--since", description = "As 2027-01-31T00:00:00Z; 10,000 at a time.")
    private @Nullable Instant since;

    @Mixin private Accountable by = new Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Replay(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      @Nullable String one = event;
      @Nullable Instant from = since;
      if ((one == null) == (from == null)) {
        throw new CommandRefused("write --delivery or --since");
      }
      try (FoundServer server = FoundServer.find(shell.environment())) {
        EndpointId endpoint = new EndpointId(id);
        Optional<Integer> found =
            one != null
                ? endpoints(server).replay(endpoint, new EventId(one), by.by())
                : endpoints(server)
                    .replay(endpoint, java.util.Objects.requireNonNull(from), by.by());
        int count = known(found, id);
        shell.answer(json, Map.of("replayed", count), count + " will be sent again");
      }
      return 0;
    }
  }
}
