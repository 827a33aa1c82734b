package io.ilwon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Who runs the cluster: PostgreSQL refuses root, so root lends it the user {@code postgres}. */
final class ClusterUser {
  private static final String NAME = "postgres";
  private static final boolean ROOT = System.getProperty("user.name").equals("root");

  private ClusterUser() {}

  /** A folder of that user's own. */
  static Path folder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (ROOT) {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
    }
    return folder;
  }

  /** Starts a program as that user; what it says goes to {@code log} beside its folder. */
  static Process start(Path home, List<String> program) throws IOException {
    List<String> command = new ArrayList<>();
    if (ROOT) {
      command.addAll(List.of("setpriv", "--reuid=" + NAME, "--regid=" + NAME, "--init-groups"));
    }
    command.addAll(program);
    Path log = home.resolveSibling(home.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }
}
