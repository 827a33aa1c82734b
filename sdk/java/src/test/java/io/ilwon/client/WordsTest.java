package io.ilwon.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the client are those of openapi.yaml: none that is new, none that is gone. */
class WordsTest {
  private static final String FILE = "src/main/resources/io/ilwon/reference/openapi.yaml";

  private static List<String> described() throws IOException {
    Path here = Path.of(FILE);
    return Files.readAllLines(Files.exists(here) ? here : Path.of("..", "..").resolve(FILE));
  }

  /** What stands in the brackets of the first closed list after this field of this schema. */
  private static Stream<String> closed(String schema, String field) throws IOException {
    List<String> lines = described();
    int at = lines.indexOf("    " + schema + ":");
    while (!lines.get(at).strip().startsWith(field + ":")) {
      at++;
    }
    while (!lines.get(at).contains("enum: [")) {
      at++;
    }
    String line = lines.get(at);
    int open = line.indexOf("enum: [") + 7;
    return Stream.of(line.substring(open, line.indexOf(']', open)).split(", ", -1));
  }

  private static Set<String> sorted(Stream<String> words) {
    return new TreeSet<>(words.toList());
  }

  @Test
  void theyAreTheSame() throws IOException {
    assertEquals(
        sorted(closed("PreStep2Retry", "retryCode")),
        sorted(Arrays.stream(DepositRetry.values()).map(DepositRetry::word)));
    assertEquals(
        sorted(closed("GuessRetry", "retryCode")),
        sorted(Arrays.stream(GuessRetry.values()).map(GuessRetry::word)));
    Stream<String> failures =
        Stream.of(
                closed("StepFailure", "errorCode"),
                closed("ReadFailure", "error_code"),
                closed("EditFailure", "errorCode"),
                closed("DeleteFailure", "errorCode"))
            .flatMap(words -> words);
    assertEquals(
        sorted(failures), sorted(Arrays.stream(FailureCode.values()).map(FailureCode::word)));
  }
}
