package io.ilwon.desk;

import io.ilwon.project.ProjectDefaults;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the server's own settings are, as far as operators may know: nothing here is a secret.
 *
 * @param rail the bank network
 * @param totalWon won a day of all projects together, 0 for no limit
 * @param publicUrl how people reach the page, where that is known
 */
public record ServerFacts(
    boolean live,
    String rail,
    long totalWon,
    Supplier<Optional<String>> publicUrl,
    ProjectDefaults defaults) {
  /** The page as people see it, for trying; on a server of test keys alone. */
  Optional<String> demo() {
    return live ? Optional.empty() : publicUrl.get().map(url -> url + "/demo");
  }

  @Override
  public String toString() {
    return "ServerFacts[" + rail + "]";
  }
}
