package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The same in a file, every figure of every round. */
final class Kept {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Kept() {}

  static void write(
      Path file,
      Map<String, String> facts,
      Set<Goal> goals,
      Results results,
      List<String> disturbances)
      throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Goal goal : goals) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("goal", goal.name().toLowerCase(java.util.Locale.ROOT));
      row.put("words", goal.words);
      row.put("unit", goal.unit);
      row.put("gate", goal.gate);
      row.put("stretch", goal.stretch);
      row.put("rounds", results.goals.getOrDefault(goal, List.of()));
      row.put("missing", results.missing.getOrDefault(goal, ""));
      rows.add(row);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("facts", facts);
    all.put("disturbances", disturbances);
    all.put("notes", results.notes);
    all.put("goals", rows);
    all.put("figures", results.figures);
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }
}
