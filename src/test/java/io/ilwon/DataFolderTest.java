package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @Test
  void aNewFolderIsClosedToOthers(@TempDir Path parent) throws Exception {
    Path path = DataFolder.at(parent.resolve("a").resolve("b")).path();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void oneHoldsTheFolderUntilItLetsGo(@TempDir Path path) throws Exception {
    DataFolder folder = DataFolder.at(path);
    try (var held = folder.tryLock().orElseThrow()) {
      assertTrue(held != null && DataFolder.at(path).tryLock().isEmpty());
    }
    folder.tryLock().orElseThrow().close();
  }

  @Test
  void anotherProcessCannotTakeAHeldFolder(@TempDir Path path) throws Exception {
    try (var held = DataFolder.at(path).tryLock().orElseThrow()) {
      assertTrue(held != null);
      assertEquals(1, exitCodeOfAnotherJvm(path));
    }
    assertEquals(0, exitCodeOfAnotherJvm(path));
  }

  @Test
  void aProcessThatWasKilledHoldsNothing(@TempDir Path path) throws Exception {
    Process holder = jvm(path, "hold").redirectErrorStream(true).start();
    assertEquals('h', holder.getInputStream().read());
    assertTrue(DataFolder.at(path).tryLock().isEmpty());
    holder.destroyForcibly().waitFor();
    DataFolder.at(path).tryLock().orElseThrow().close();
  }

  /** What the other JVM does: 0 if it got the lock. With a second argument it keeps it. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws Exception {
      var lock = DataFolder.at(Path.of(arguments[0])).tryLock();
      if (arguments.length > 1 && lock.isPresent()) {
        System.out.write('h');
        System.out.flush();
        Thread.currentThread().join();
      }
      System.exit(lock.isPresent() ? 0 : 1);
    }
  }

  private static int exitCodeOfAnotherJvm(Path path) throws Exception {
    return jvm(path).inheritIO().start().waitFor();
  }

  private static ProcessBuilder jvm(Path path, String... more) {
    var command = new java.util.ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Other.class.getName());
    command.add(path.toString());
    command.addAll(java.util.List.of(more));
    return new ProcessBuilder(command);
  }
}
