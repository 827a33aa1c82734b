package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code bin/package} puts together, as it lies in the sources. The packages themselves are
 * built and started by {@code bin/package --check}: that takes longer than a test may.
 */
class PackagingTest {
  private static final Pattern SETTING = Pattern.compile("\\bILWON_[A-Z_]+\\b");
  private static final Path OPS = Path.of("ops");

  @Test
  void everyScriptIsReadByTheShellAndMayBeCalled() throws Exception {
    List<Path> scripts = new ArrayList<>();
    for (Path folder : List.of(Path.of("bin"), OPS.resolve("package"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(PackagingTest::isScript).forEach(scripts::add);
      }
    }
    assertTrue(scripts.size() > 15, scripts::toString);
    for (Path script : scripts) {
      assertTrue(Files.isExecutable(script), script::toString);
      Process sh = new ProcessBuilder("sh", "-n", script.toString()).inheritIO().start();
      assertEquals(0, sh.waitFor(), script::toString);
      if (script.startsWith("bin")) {
        assertTrue(Files.readAllLines(script).size() < 30, script + " has thirty lines");
      }
    }
  }

  private static boolean isScript(Path file) {
    try {
      return Files.isRegularFile(file) && Files.readString(file).startsWith("#!/bin/sh");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everySettingNamedInOpsIsOne() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : files(OPS, Path.of("Dockerfile"))) {
      Matcher m = SETTING.matcher(Files.readString(file));
      while (m.find()) {
        named.add(m.group());
      }
    }
    named.remove("ILWON_MISSPELT"); // bin/package --check: it has to be refused
    assertTrue(named.contains("ILWON_KFTC_ACCOUNT_FILE"), named::toString);
    Map<String, String> set = named.stream().collect(Collectors.toMap(n -> n, n -> "x"));
    assertEquals(List.of(), SettingNames.unknown(set));
  }

  @Test
  void theUnitGainsNothingAndStopsCleanly() throws IOException {
    List<String> unit = Files.readAllLines(OPS.resolve("systemd").resolve("ilwon.service"));
    for (String line :
        List.of(
            "User=ilwon",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "PrivateDevices=yes",
            "PrivateTmp=yes",
            "RestrictNamespaces=yes",
            "SystemCallFilter=@system-service",
            "StateDirectoryMode=0700",
            "UMask=0077",
            "LimitCORE=0",
            "EnvironmentFile=/etc/ilwon/ilwon.env",
            "ExecStart=/opt/ilwon/bin/ilwon serve",
            "KillMode=mixed",
            "TimeoutStopSec=60",
            "RestartPreventExitStatus=1 2")) {
      assertTrue(unit.contains(line), line);
    }
    String env = Files.readString(OPS.resolve("systemd").resolve("ilwon.env"));
    assertTrue(env.lines().allMatch(l -> l.isEmpty() || l.startsWith("#")), "set before it starts");
  }

  @Test
  void theImageHasNoRightsAndIsLookedAfter() throws IOException {
    String image = Files.readString(Path.of("Dockerfile"));
    List<String> lines = image.lines().toList();
    List<String> from = lines.stream().filter(l -> l.startsWith("FROM ")).toList();
    assertEquals(2, from.size());
    assertTrue(from.stream().allMatch(l -> l.matches("FROM \\S+:\\S+( AS build)?")));
    assertFalse(image.contains(":latest"));
    String last = image.substring(image.lastIndexOf("FROM "));
    assertTrue(last.contains("\nUSER 10001:10001\n"));
    assertTrue(last.contains("\nHEALTHCHECK ") && last.contains("GET /healthz"));
    assertTrue(last.contains("ENTRYPOINT [\"/opt/ilwon/bin/ilwon\"]"));
    assertFalse(
        Pattern.compile("(?m)^ADD |curl .*\\| *sh|ENV .*(PASSWORD|SECRET)").matcher(image).find());
  }

  @Test
  void aPackageIsOfThisVersion() throws IOException {
    Matcher version =
        Pattern.compile("(?m)^  <version>(.*)</version>$")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    String chart = Files.readString(OPS.resolve("helm/ilwon/Chart.yaml"));
    assertTrue(chart.contains("\nappVersion: " + version.group(1) + "\n"));
    String control = Files.readString(OPS.resolve("package/debian/control"));
    assertTrue(control.contains("Version: @VERSION@\n"));
  }

  private static List<Path> files(Path folder, Path... more) throws IOException {
    List<Path> all = new ArrayList<>(List.of(more));
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(all::add);
    }
    return all;
  }
}
