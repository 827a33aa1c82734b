package io.ilwon;

import io.ilwon.bank.Brand;
import io.ilwon.project.Cidr;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.SettingChange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon project …}. */
@Command(name = "project", description = "Makes, shows and changes projects.")
final class ProjectCommands {
  private static final String OCCUPANCY = "account-occupancy";

  private ProjectCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new ProjectCommands())
        .addSubcommand(new Create(shell))
        .addSubcommand(new Show(shell))
        .addSubcommand(new Change(shell))
        .addSubcommand(new ProjectStops.Stop(shell))
        .addSubcommand(new ProjectStops.Resume(shell));
  }

  @Command(name = "create", description = "Makes a project and prints its id.")
  private static final class Create implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--name", required = true, description = "For operators.")
    private String name = "";

    @Option(
        names = "--brand",
        required = true,
        description = "One to four letters that statements show after the code.")
    private String brand = "";

    @Option(names = "--option", description = "account-occupancy: lets 1-won proofs be made.")
    private List<String> options = List.of();

    @Mixin private PerhapsAccountable by = new PerhapsAccountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Create(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      if (!List.of(OCCUPANCY).containsAll(options)) {
        throw new CommandRefused("the only option is " + OCCUPANCY);
      }
      var settings = ProjectSettings.fresh(name, new Brand(brand), options.contains(OCCUPANCY));
      try (FoundServer server = FoundServer.find(shell.environment())) {
        ProjectId id = ProjectId.fresh();
        server.projects().insert(id, settings, by.by());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", id.text());
        fields.put("name", name);
        shell.answer(json, fields, "project " + id);
      }
      return 0;
    }
  }

  @Command(name = "show", description = "Shows a project.")
  private static final class Show implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "PROJECT", description = "Its id.")
    private String id = "";

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Show(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        show(shell, json, id, existing(server, id));
      }
      return 0;
    }
  }

  @Command(name = "set", description = "Changes a project; every node follows within a second.")
  private static final class Change implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its id.")
    private String id = "";

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "NAME=VALUE",
        description = {
          "option=on|off ip-list=RANGES code-life=5m guesses=3..5 resend-gap=30s sends=1..10",
          "daily-won=WON retention=DAYS koreanIdsOnly=on|off return-urls=URLS",
          "frame-ancestors=ORIGINS;",
          "an empty value takes a limit or list away."
        })
    private List<String> changes = List.of();

    @Mixin private PerhapsAccountable by = new PerhapsAccountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Change(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        ProjectSettings settings =
            server
                .projects()
                .change(new ProjectId(id), this::changed, by.by())
                .orElseThrow(() -> new CommandRefused("no such project"));
        show(shell, json, id, settings);
      }
      return 0;
    }

    private ProjectSettings changed(ProjectSettings settings) {
      ProjectSettings now = settings;
      for (String change : changes) {
        now = SettingChange.apply(now, change);
      }
      return now;
    }
  }

  private static ProjectSettings existing(FoundServer server, String id) throws Exception {
    return server
        .projects()
        .find(new ProjectId(id))
        .orElseThrow(() -> new CommandRefused("no such project"));
  }

  /** Durations in milliseconds, as the settings have them; null is the server's default. */
  private static void show(Shell shell, boolean json, String id, ProjectSettings project) {
    OwnLimits limits = project.limits();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("project", id);
    fields.put("name", project.name());
    fields.put("brand", project.brand().text());
    fields.put("option", project.accountOccupancy() ? "on" : "off");
    fields.put("koreanIdsOnly", project.koreanIdsOnly() ? "on" : "off");
    fields.put("ip-list", project.ipList().stream().map(Cidr::toString).toList());
    fields.put("code-life", millis(limits.codeLife()));
    fields.put("guesses", limits.guesses());
    fields.put("resend-gap", millis(limits.resendGap()));
    fields.put("sends", limits.sends());
    fields.put("daily-won", limits.dailyWon());
    fields.put("retention", limits.retentionDays());
    fields.put("return-urls", project.returnUrls());
    fields.put("frame-ancestors", project.frameAncestors());
    shell.answer(
        json,
        fields,
        fields.entrySet().stream()
            .map(field -> "%-16s%s".formatted(field.getKey(), told(field.getValue())))
            .collect(Collectors.joining("\n")));
  }

  private static Object told(@Nullable Object value) {
    return value == null ? "(default)" : value;
  }

  private static @Nullable String millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis() + "ms";
  }
}
