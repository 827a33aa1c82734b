package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.project.ProjectId;
import io.ilwon.transfer.ProjectStopStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon project stop} and {@code ilwon project resume}. */
final class ProjectStops {
  private ProjectStops() {}

  /** Both; they differ in what they do to the row. */
  abstract static sealed class Deed implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "PROJECT", description = "A project's id.")
    private String project = "";

    @Mixin private BankCommands.Accountable by = new BankCommands.Accountable();

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Deed(Shell shell) {
      this.shell = shell;
    }

    abstract Map<String, Object> done(
        ProjectStopStore stops, String id, BankCommands.Accountable by) throws Exception;

    @Override
    public Integer call() throws Exception {
      try (FoundServer server = FoundServer.find(shell.environment())) {
        ProjectId id = new ProjectId(project);
        if (server.projects().find(id).isEmpty()) {
          throw new CommandRefused("there is no project " + project);
        }
        var stops = new ProjectStopStore(server.database(), DatabaseClock.SYSTEM, server.keyset());
        Map<String, Object> fields = done(stops, id.text(), by);
        shell.answer(json, fields, fields.toString());
      }
      return 0;
    }
  }

  @Command(
      name = "stop",
      description = "Emergency stop: no won of this project leaves, on any node, within a second.")
  static final class Stop extends Deed {
    Stop(Shell shell) {
      super(shell);
    }

    @Override
    Map<String, Object> done(ProjectStopStore stops, String id, BankCommands.Accountable by)
        throws Exception {
      Map<String, Object> fields = new LinkedHashMap<>();
      boolean news = stops.stop(id, by.by()).isPresent();
      fields.put("stopped", id);
      fields.put("already", !news);
      return fields;
    }
  }

  @Command(name = "resume", description = "Ends the project's emergency stop.")
  static final class Resume extends Deed {
    Resume(Shell shell) {
      super(shell);
    }

    @Override
    Map<String, Object> done(ProjectStopStore stops, String id, BankCommands.Accountable by)
        throws Exception {
      if (stops.resume(id, by.by()).isEmpty()) {
        throw new CommandRefused("the project is not stopped");
      }
      return Map.of("resumed", id);
    }
  }
}
