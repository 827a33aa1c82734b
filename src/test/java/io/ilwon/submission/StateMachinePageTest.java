package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/state-machine.md says what the rules do; {@code -Dilwon.write=true} writes it anew. */
class StateMachinePageTest {
  private static final Path PAGE = Path.of("docs", "state-machine.md");

  @Test
  void thePageSaysWhatTheRulesDo() throws IOException {
    String text = StateMachinePage.text();
    if (Boolean.getBoolean("ilwon.write")) {
      Files.writeString(PAGE, text);
    }
    assertEquals(text, Files.readString(PAGE), "stale: run again with -Dilwon.write=true");
  }
}
