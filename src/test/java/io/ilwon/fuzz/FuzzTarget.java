package io.ilwon.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everything that reads what others wrote: a class each, with inputs that are kept. */
public enum FuzzTarget {
  JSON("io.ilwon.http.JsonBodyFuzz", 6),
  FORM("io.ilwon.http.FormFuzz", 6),
  ANSWER("io.ilwon.rail.kftc.BankAnswerFuzz", 8),
  NAME("io.ilwon.bank.HolderNameFuzz", 6),
  NUMBER("io.ilwon.bank.NumberFuzz", 6),
  SETTINGS("io.ilwon.SettingsFuzz", 1),
  STATEMENT("io.ilwon.reconciliation.StatementFuzz", 3),
  PACKED("io.ilwon.crypto.PackedFuzz", 4);

  private static final Path KEPT = Path.of("src", "test", "resources", "fuzz");
  private static final String METHOD = "fuzzerTestOneInput";

  private final String className;
  private final int share;

  FuzzTarget(String className, int share) {
    this.className = className;
    this.share = share;
  }

  /** How many of forty executions it gets: more where it is fast, and where money hangs on it. */
  public int share() {
    return share;
  }

  /** The class that claims something about one input. */
  public String className() {
    return className;
  }

  /** The word on the command line, and the name of its folders. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Where the kept inputs are. */
  public Path kept() {
    return KEPT.resolve(word());
  }

  /** The kept inputs, by file name. */
  public List<Path> inputs() {
    try (Stream<Path> files = Files.list(kept())) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The target's claims; one call is about one input. */
  public MethodHandle claims() throws ReflectiveOperationException {
    return MethodHandles.publicLookup()
        .findStatic(
            Class.forName(className), METHOD, MethodType.methodType(void.class, byte[].class));
  }
}
