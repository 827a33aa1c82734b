package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.submission.Desk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk, and the data folder by which commands find its database as that of a server. */
final class CommandDesk implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Desk desk;
  private final Path data;
  private DataFolder.@Nullable Lock running;

  /** What a command ended with. */
  record Ran(int code, String out, String err) {
    /** The one line of one that was done. */
    JsonNode json() {
      assertEquals(0, code, err);
      assertEquals(1, out.lines().count(), out);
      return JSON.readTree(out);
    }

    /** Why one was refused. */
    String refused() {
      assertEquals(1, code, out);
      assertEquals("", out);
      return err;
    }
  }

  private CommandDesk(Path data, Desk desk) {
    this.data = data;
    this.desk = desk;
  }

  /** Opens it, its project stored as a command made it. */
  static CommandDesk in(Path data) throws Exception {
    Path keyset = data.resolve("keyset.json");
    run(data, "key-set", "create", keyset.toString(), "--json").json();
    Desk desk = Desk.open(Desk.Setup.USUAL, keyset);
    CommandDesk commands = new CommandDesk(data, desk);
    commands.horizon(null);
    String id =
        commands
            .run("project", "create", "--name", "a", "--brand", "일원", "--json")
            .json()
            .get("project")
            .asString();
    Project p = desk.project;
    desk.project =
        new Project(
            new ProjectId(id),
            p.name(),
            p.brand(),
            true,
            false,
            p.ipList(),
            p.limits(),
            p.returnUrls(),
            p.frameAncestors());
    return commands;
  }

  /** As if the server had been given this settle horizon. */
  void horizon(@Nullable Long millis) throws Exception {
    left(millis, 300_000, null);
  }

  /** As if a server had left this word. */
  void left(@Nullable Long horizon, long codeLife, @Nullable String prefix) throws Exception {
    DatabaseAddress address = desk.database.address();
    DataFolder.at(data)
        .write(
            new ServerFile(
                true,
                "dev",
                false,
                address.url(),
                address.user(),
                address.password(),
                null,
                data.resolve("keyset.json").toString(),
                0,
                0,
                horizon,
                codeLife,
                prefix,
                null,
                null));
  }

  /** Holds the folder, as a running server does. */
  void serve() throws Exception {
    running = DataFolder.at(data).tryLock().orElseThrow();
  }

  Ran run(String... arguments) {
    return run(data, arguments);
  }

  private static Ran run(Path data, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Shell(
                Map.of("ILWON_DATA_DIR", data.toString()),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8)),
            arguments);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Override
  public void close() throws IOException {
    if (running != null) {
      running.close();
    }
    desk.close();
  }
}
