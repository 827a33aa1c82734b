package io.ilwon;

import io.ilwon.guard.Acceptance;
import io.ilwon.guard.Suspicion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon doctor}. */
@Command(name = "doctor", description = "Looks whether this server stands well.")
final class DoctorCommand implements Callable<Integer> {
  private static final int OLDEST_JAVA = 25;
  private static final int OLDEST_POSTGRESQL = 15;

  private final Shell shell;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  private record Finding(String what, boolean good, String told) {}

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    int java = Runtime.version().feature();
    findings.add(new Finding("java", java >= OLDEST_JAVA, "version " + java + ", 25 or newer"));
    findings.add(look("data folder", this::dataFolder));
    findings.addAll(server());
    boolean good = findings.stream().allMatch(Finding::good);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("good", good);
    fields.put("findings", findings);
    String text =
        findings.stream()
            .map(each -> (each.good() ? "good  " : "BAD   ") + each.what() + ": " + each.told())
            .collect(Collectors.joining("\n"));
    shell.answer(json, fields, text);
    return good ? 0 : 1;
  }

  private Finding dataFolder() throws Exception {
    Path path = DataFolder.at(Settings.dataDir(shell.environment())).path();
    String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    boolean good = rights.endsWith("------") && Files.isWritable(path);
    return new Finding("data folder", good, path + " is " + rights + ", closed to others");
  }

  /** To find a server its database must be entered and its keys be opened. */
  private List<Finding> server() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        look(
            "database and keys",
            () -> {
              try (FoundServer server = FoundServer.find(shell.environment())) {
                int version = DoctorStore.version(server.database());
                boolean durable = DoctorStore.isDurable(server.database());
                findings.add(
                    new Finding(
                        "postgresql",
                        version >= OLDEST_POSTGRESQL,
                        "version " + version + ", 15 or newer"));
                findings.add(
                    new Finding("durability", durable, "fsync and full_page_writes must be on"));
                findings.add(
                    new Finding(
                        "database's log",
                        !DoctorStore.logsParameters(server.database()),
                        "must not show parameters: log_parameter_max_length = 0"));
                findings.add(sends(server));
                FormerIndexKey.of(server)
                    .ifPresent(key ->
                        findings.add(
                            new Finding("index key", key.until().isPresent(), key.told())));
                return new Finding("database and keys", true, "both open");
              }
            }));
    return findings;
  }

  private static Finding sends(FoundServer server) throws SQLException {
    Acceptance.State state = server.acceptance().show();
    @Nullable Suspicion why = state.why();
    return why == null
        ? new Finding("sends", true, "the database is the one that was accepted")
        : new Finding("sends", false, "held, " + why.told() + "; see ilwon database show");
  }

  private static Finding look(String what, Callable<Finding> look) {
    try {
      return look.call();
    } catch (Exception e) {
      return new Finding(what, false, Main.reason(e));
    }
  }
}
