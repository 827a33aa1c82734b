package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.project.ApiKey;
import io.ilwon.project.IssuedKey;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyId;
import io.ilwon.project.KeyKind;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import io.ilwon.submission.KeyTrustStore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon key …}. */
@Command(name = "key", description = "Makes, lists, revokes a project's keys; lifts their locks.")
final class KeyCommands {
  private KeyCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new KeyCommands())
        .addSubcommand(new Create(shell))
        .addSubcommand(new Listing(shell))
        .addSubcommand(new Revoke(shell))
        .addSubcommand(new Lift(shell));
  }

  @Command(name = "create", description = "Makes a key and prints it, this once. It works at once.")
  private static final class Create implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--project", required = true, description = "Its project's id.")
    private String project = "";

    @Option(names = "--test", description = "A key for the sandbox, in dev mode only.")
    private boolean test;

    @Option(names = "--per-second", description = "Calls a second and node; 0 = no limit.")
    private int perSecond = KeyGrant.USUAL.perSecond();

    @Option(names = "--per-day", description = "Calls a UTC day and node; 0 = no limit.")
    private int perDay = KeyGrant.USUAL.perDay();

    @Option(names = "--scopes", split = ",", description = "submit,read,admin (default: all).")
    private List<String> scopes = List.of("submit", "read", "admin");

    @Option(names = "--expires", description = "When it ends, as 2027-01-31T00:00:00Z.")
    private @Nullable Instant expires;

    @Mixin private PerhapsAccountable by = new PerhapsAccountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Create(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      var grant = new KeyGrant(scopesNamed(scopes), perSecond, perDay, expires);
      try (FoundServer server = FoundServer.find(shell.environment())) {
        KeyKind kind = test ? KeyKind.TEST : KeyKind.LIVE;
        if (kind != server.mode().keys()) {
          throw new CommandRefused(
              test
                  ? "test keys work in dev mode only; leave --test out"
                  : "in dev mode only test keys work; add --test");
        }
        existing(server, project);
        ApiKey key = ApiKey.fresh(kind);
        KeyId id = server.keys().insert(new ProjectId(project), key, grant, by.by());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", key.unmasked());
        fields.put("id", id.text());
        shell.answer(json, fields, key.unmasked() + "\nid " + id + "; the key is not shown again");
      }
      return 0;
    }
  }

  @Command(name = "list", description = "Lists the keys of a project, never the keys themselves.")
  private static final class Listing implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--project", required = true, description = "Its id.")
    private String project = "";

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Listing(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        existing(server, project);
        var keys = server.keys().list(new ProjectId(project)).stream().map(KeyCommands::told);
        var list = keys.toList();
        String text = list.stream().map(Map::toString).collect(Collectors.joining("\n"));
        shell.answer(json, Map.of("keys", list), text.isEmpty() ? "no keys" : text);
      }
      return 0;
    }
  }

  @Command(name = "revoke", description = "Ends a key on every node within a second.")
  private static final class Revoke implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "The key's id, as key list shows it.")
    private String id = "";

    @Mixin private PerhapsAccountable by = new PerhapsAccountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Revoke(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        if (!server.keys().revoke(new KeyId(id), by.by())) {
          throw new CommandRefused("no such key, or it was revoked before");
        }
        shell.answer(json, Map.of("revoked", id), "revoked " + id);
      }
      return 0;
    }
  }

  @Command(
      name = "lift",
      description =
          "Lets codes be typed again through a key that was shut for too many wrong ones.")
  private static final class Lift implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "The key's id, as key list shows it.")
    private String id = "";

    @Mixin private BankCommands.Accountable by = new BankCommands.Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Lift(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        var trust = new KeyTrustStore(server.database(), DatabaseClock.SYSTEM);
        if (trust.lift(new KeyId(id), by.by(), server.trail()).isEmpty()) {
          throw new CommandRefused("no such key, or it is not shut");
        }
        shell.answer(
            json, Map.of("lifted", id), "codes are evaluated again, within a second: " + id);
      }
      return 0;
    }
  }

  private static Set<Scope> scopesNamed(List<String> words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words) {
      scopes.add(
          Scope.of(word.strip())
              .orElseThrow(() -> new CommandRefused("scopes are submit, read and admin")));
    }
    return scopes;
  }

  static void existing(FoundServer server, String project) throws Exception {
    if (server.projects().find(new ProjectId(project)).isEmpty()) {
      throw new CommandRefused("no such project");
    }
  }

  private static Map<String, @Nullable Object> told(IssuedKey key) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", key.id().text());
    fields.put("kind", key.kind().word());
    fields.put("scopes", key.scopes().stream().sorted().map(Scope::word).toList());
    fields.put("perSecond", key.perSecond());
    fields.put("perDay", key.perDay());
    fields.put("createdAt", key.createdAt().toString());
    fields.put("expiresAt", key.expiresAt() == null ? null : key.expiresAt().toString());
    fields.put("revokedAt", key.revokedAt() == null ? null : key.revokedAt().toString());
    if (!key.genuine()) {
      fields.put("forged", true);
    }
    return fields;
  }
}
