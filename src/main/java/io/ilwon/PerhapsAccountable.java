package io.ilwon;

import io.ilwon.audit.By;
import picocli.CommandLine.Option;

/** Who does it and why, where the published command line asks for neither. */
final class PerhapsAccountable {
  @Option(names = "--reason", description = "Why, for the audit; 1 to 200 characters.")
  private String reason = "not given";

  @Option(names = "--operator", description = "Who, for the audit; you, unless said.")
  private String operator = System.getProperty("user.name", "unknown");

  By by() {
    return new By(operator, reason);
  }
}
