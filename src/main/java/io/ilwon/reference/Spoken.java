package io.ilwon.reference;

import java.util.List;

/** Descriptions and summaries in one of their two languages. */
record Spoken(Words words) {
  /** The description of this place. */
  String description(Node node) {
    return either(node, "description", "x-ko");
  }

  /** The same in its paragraphs, each on one line. */
  List<String> paragraphs(Node node) {
    return description(node)
        .lines()
        .reduce((all, line) -> line.isBlank() ? all + "\n\n" : all + joint(all) + line)
        .map(text -> List.of(text.split("\n\n", -1)))
        .orElse(List.of());
  }

  private static String joint(String before) {
    return before.endsWith("\n") ? "" : " ";
  }

  String summary(Node node) {
    return either(node, "summary", "x-ko-summary");
  }

  private String either(Node node, String english, String korean) {
    return node.get(words.lang().equals("en") ? english : korean).text();
  }
}
