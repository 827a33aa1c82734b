package io.ilwon;

import io.ilwon.BankCommands.Accountable;
import io.ilwon.webhook.EndpointId;
import io.ilwon.webhook.Endpoints;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ilwon webhook test|pause|resume|remove ID}: what takes an endpoint and a reason. */
@Command(description = "Sends a test event to an endpoint, pauses, resumes or removes it.")
final class WebhookSwitch implements Callable<Integer> {
  private final Shell shell;
  private final What what;

  @Parameters(paramLabel = "ID", description = "The endpoint's.")
  private String id = "";

  @Mixin private Accountable by = new Accountable();

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  WebhookSwitch(Shell shell, What what) {
    this.shell = shell;
    this.what = what;
  }

  /** The deeds. */
  enum What {
    TEST("a test event goes out"),
    PAUSE("paused; what happens is kept for it"),
    RESUME("sent to again, first what was kept"),
    REMOVE("removed, with what was kept for it");

    private final String told;

    What(String told) {
      this.told = told;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws Exception {
    EndpointId endpoint = new EndpointId(id);
    Map<String, Object> fields = new LinkedHashMap<>();
    try (FoundServer server = FoundServer.find(shell.environment())) {
      Endpoints endpoints = WebhookCommands.endpoints(server);
      fields.put("id", id);
      Optional<?> done =
          switch (what) {
            case TEST -> {
              var event = endpoints.test(endpoint, by.by());
              event.ifPresent(e -> fields.put("delivery", e.text()));
              yield event;
            }
            case PAUSE -> endpoints.pause(endpoint, by.by());
            case RESUME -> endpoints.resume(endpoint, by.by());
            case REMOVE -> endpoints.remove(endpoint, by.by());
          };
      WebhookCommands.known(done, id);
      shell.answer(json, fields, id + ": " + what.told);
    }
    return 0;
  }
}
