package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/ilwon} with a cache of classes beside its jar: used when it fits, and passed over
 * without a word when it does not. The cache here comes from a short command; {@code bin/aot} takes
 * it from a server.
 */
class ClassCacheTest {
  private static final Path CLASSES = Path.of("target", "classes");

  @TempDir private static Path root;

  private static Path jar;
  private static Path cache;

  @BeforeAll
  static void build() throws Exception {
    Path bin = Files.createDirectories(root.resolve("bin"));
    for (String name : List.of("ilwon", "jdk.sh", "jvm.options")) {
      Files.copy(
          Path.of("bin", name),
          bin.resolve(name),
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
    jar = Files.createDirectories(root.resolve("target")).resolve("ilwon.jar");
    cache = jar.resolveSibling("ilwon.aot");
    pack();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> training =
        List.of(
            java,
            "@" + bin.resolve("jvm.options"),
            "-XX:AOTCacheOutput=" + cache,
            "-jar",
            jar.toString(),
            "--version");
    try (Child child = Child.start(training, Map.of())) {
      assertEquals(0, child.ended().code());
    }
    assertTrue(Files.size(cache) > 1 << 20);
  }

  @Test
  void aServerStartsFromTheCacheAndVerifiesAnAccount(@TempDir Path data) throws Exception {
    TestDatabase.lendBinaries(data);
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "ILWON_DATA_DIR", data.toString(),
            "ILWON_HTTP_PORT", Integer.toString(DevServer.freePort()),
            "ILWON_ADMIN_PORT", "0");
    try (Child server = Child.start(ilwon("dev"), environment)) {
      server.awaitReady();
      Path maps = Path.of("/proc", Long.toString(server.process().pid()), "maps");
      if (Files.exists(maps)) {
        assertTrue(Files.readString(maps).contains(cache.toString()), "the cache is in use");
      }
      int port = Integer.parseInt(environment.get("ILWON_HTTP_PORT"));
      Customer customer = new Customer(port, keyIn(data));
      assertEquals("approved", customer.verified("12345678901234"));
      server.process().toHandle().destroy(); // which, unlike the process's own, goes on reading
      Child.Ended ended = server.ended();
      assertEquals(0, ended.code(), ended.err());
      assertTrue(ended.err().lines().allMatch(line -> line.startsWith("{")), ended.err());
      assertTrue(ended.out().startsWith("\n"), ended.out());
    }
  }

  @Test
  void aCacheThatDoesNotFitIsPassedOverWithoutAWord() throws Exception {
    byte[] good = Files.readAllBytes(cache);
    FileTime built = Files.getLastModifiedTime(jar);
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    try {
      assertSilent("as made");
      Files.write(cache, Arrays.copyOf(good, good.length / 2));
      assertSilent("cut off");
      Files.write(cache, noise);
      assertSilent("noise");
      Files.write(cache, new byte[0]);
      assertSilent("empty");
      Files.write(cache, good);
      Files.setLastModifiedTime(jar, FileTime.fromMillis(built.toMillis() + 2_000));
      assertSilent("of another build");
      Files.delete(cache);
      assertSilent("none");
    } finally {
      Files.write(cache, good);
      Files.setLastModifiedTime(jar, built);
    }
  }

  private static void assertSilent(String of) throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    try (Child child = Child.start(ilwon("--version"), environment)) {
      assertEquals(new Child.Ended(0, "ilwon 1.2.3\n", ""), child.ended(), "a cache " + of);
    }
  }

  private static String keyIn(Path data) throws IOException {
    String file = Files.readString(data.resolve("dev.json"));
    return file.replaceAll("(?s).*\"key\":\"([^\"]*)\".*", "$1");
  }

  private static List<String> ilwon(String command) {
    return List.of(root.resolve("bin").resolve("ilwon").toString(), command);
  }

  /** The classes under test as a jar: the JVM caches nothing of a folder. */
  private static void pack() throws IOException {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> path.endsWith(".jar"))
            .map(path -> Path.of(path).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "io.ilwon.Main");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries);
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      Files.walkFileTree(
          CLASSES,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              if (!folder.equals(CLASSES)) {
                out.putNextEntry(new JarEntry(CLASSES.relativize(folder) + "/"));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              out.putNextEntry(new JarEntry(CLASSES.relativize(file).toString()));
              Files.copy(file, out);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }
}
