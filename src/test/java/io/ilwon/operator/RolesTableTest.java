package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The manual's table of roles is the one that the server goes by. */
class RolesTableTest {
  @Test
  void theManualHasThisTable() throws IOException {
    StringBuilder table = new StringBuilder("| may |");
    for (Role role : Role.values()) {
      table.append(' ').append(role.word()).append(" |");
    }
    table.append("\n| --- |").append(" --- |".repeat(Role.values().length)).append('\n');
    for (Power power : Power.values()) {
      table.append("| ").append(power.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      for (Role role : Role.values()) {
        boolean live = Powers.of(role, true).contains(power);
        boolean test = Powers.of(role, false).contains(power);
        table.append(" | ").append(live ? "yes" : test ? "in dev" : "");
      }
      table.append(" |\n");
    }
    String manual = Files.readString(Path.of("docs", "operating.md"));
    assertTrue(manual.contains(table), () -> "put this into docs/operating.md:\n" + table);
  }
}
