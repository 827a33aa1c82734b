package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final Shell SHELL = new Shell(Map.of(), System.out, System.err);

  @Test
  void eachNameLeadsToTheCommandThatIsCalledSo() {
    List<String> names = List.copyOf(Commands.BY_NAME.keySet());
    for (String name : names) {
      assertEquals(Set.of(name), Commands.line(SHELL, name, "--help").getSubcommands().keySet());
    }
    assertEquals(
        names, List.copyOf(Commands.line(SHELL, "--help").getSubcommands().keySet()), "for help");
    assertEquals(names.size(), Commands.line(SHELL, "proejct").getSubcommands().size());
  }

  @Test
  void aServerStartsWithoutReadingWordsAndOnlyWithoutWords() {
    assertInstanceOf(DevCommand.class, Commands.server(SHELL, "dev").orElseThrow());
    assertInstanceOf(ServeCommand.class, Commands.server(SHELL, "serve").orElseThrow());
    for (String[] others : new String[][] {{}, {"dev", "--help"}, {"migrate"}, {"--help"}}) {
      assertTrue(Commands.server(SHELL, others).isEmpty());
    }
  }
}
