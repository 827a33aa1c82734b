package io.ilwon;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where a command runs: its environment, the stream for answers and the stream for errors. */
record Shell(Map<String, String> environment, PrintStream out, PrintStream err) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Prints an answer: one line of JSON and nothing else, or text for eyes. */
  void answer(boolean json, Map<String, ?> fields, String text) {
    out.println(json ? JSON.writeValueAsString(fields) : text);
    out.flush();
  }

  /** The environment holds secrets. */
  @Override
  public String toString() {
    return "Shell";
  }
}
