package io.ilwon.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the command line asks for. */
record Options(List<Part> parts, Setting.Lengths lengths, boolean quick) {
  private static final int ROUNDS = 3;

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException naming the argument and what it may be
   */
  static Options of(String[] arguments, List<Part> all) {
    List<Part> parts = all;
    boolean quick = false;
    long grown = 0;
    int rounds = 0;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      switch (argument) {
        case "--quick" -> quick = true;
        case "--rows" -> parts = named(value(arguments, ++i, argument), all);
        case "--rounds" -> rounds = (int) number(value(arguments, ++i, argument), argument);
        case "--growth" -> grown = number(value(arguments, ++i, argument), argument);
        default ->
            throw new IllegalArgumentException(
                argument + ": not --quick, --rows, --rounds or --growth");
      }
    }
    Duration warm = Duration.ofSeconds(quick ? 5 : 15);
    Duration measured = Duration.ofSeconds(quick ? 2 : 10);
    int most = rounds > 0 ? rounds : quick ? 2 : ROUNDS;
    return new Options(parts, new Setting.Lengths(most, warm, measured, grown), quick);
  }

  private static List<Part> named(String names, List<Part> all) {
    return Arrays.stream(names.split(",", -1))
        .map(name ->
            all.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException("--rows " + name + ": not one of " + names(all))))
        .toList();
  }

  private static String names(List<Part> parts) {
    return parts.stream().map(Part::name).collect(Collectors.joining(", "));
  }

  private static String value(String[] arguments, int at, String name) {
    if (at >= arguments.length) {
      throw new IllegalArgumentException(name + ": write a value behind it");
    }
    return arguments[at];
  }

  private static long number(String text, String name) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(name + " " + text + ": not a number from 1 on");
    }
    return Long.parseLong(text);
  }
}
