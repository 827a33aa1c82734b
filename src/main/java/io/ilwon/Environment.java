package io.ilwon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads settings by name and collects what is wrong instead of stopping at the first. A setting
 * that is empty counts as absent; where one is wrong its default is returned beside the problem.
 */
final class Environment {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Map<String, String> values;
  private final List<SettingsProblem> problems = new ArrayList<>();

  Environment(Map<String, String> values) {
    this.values = values;
    problems.addAll(SettingNames.unknown(values));
  }

  List<SettingsProblem> problems() {
    return List.copyOf(problems);
  }

  void problem(String name, String rule) {
    problems.add(new SettingsProblem(name, rule));
  }

  boolean has(String name) {
    return text(name).isPresent();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The value, or the first line of the file that {@code name_FILE} names. */
  Optional<String> secret(String name) {
    String fileName = name + SettingNames.FILE;
    Optional<Path> file = path(fileName);
    if (file.isEmpty()) {
      return text(name);
    }
    if (has(name)) {
      problem(fileName, "set beside " + name + "; keep one of the two");
      return Optional.empty();
    }
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file.get()))) {
        problem(fileName, "others may enter that file; chmod 600 it");
        return Optional.empty();
      }
      Optional<String> secret = Files.readString(file.get()).lines().findFirst();
      if (secret.isEmpty()) {
        problem(fileName, "that file is empty; write the secret into its first line");
      }
      return secret;
    } catch (IOException _) {
      problem(fileName, "that file cannot be read as text; check its path and owner");
      return Optional.empty();
    }
  }

  Optional<Path> path(String name) {
    try {
      return text(name).map(Path::of);
    } catch (InvalidPathException _) {
      problem(name, "no path; write one");
      return Optional.empty();
    }
  }

  /** A whole number within its bounds. */
  long number(String name, long standard, long least, long most) {
    String rule = "a whole number from " + least + " to " + most + ", usually " + standard;
    return parsed(
            name,
            rule,
            text -> {
              long number = Long.parseLong(text);
              if (!text.matches("[0-9]+") || number < least || number > most) {
                throw new IllegalArgumentException(rule);
              }
              return number;
            })
        .orElse(standard);
  }

  /** A number of milliseconds. */
  Duration millis(String name, long standard, long least, long most) {
    return Duration.ofMillis(number(name, standard, least, most));
  }

  /** Empty when absent or, with a problem told, when the parser throws. */
  <T> Optional<T> parsed(String name, String rule, Function<String, T> parser) {
    try {
      return text(name).map(parser);
    } catch (IllegalArgumentException _) {
      problem(name, "not " + rule + "; change it or leave it out");
      return Optional.empty();
    }
  }
}
