package io.ilwon.rail.kftc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates made by the JDK's own tool. */
public final class Certificates {
  public static final String PASSWORD = "stub-password";

  private Certificates() {}

  /** A key with a certificate of its own making; the names as {@code dns:…,ip:…}. */
  public static Path key(Path folder, String name, String names) throws Exception {
    Path file = folder.resolve(name + ".p12");
    keytool(
        file,
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=" + names,
        "-storetype",
        "PKCS12");
    return file;
  }

  /** Its certificate, in PEM. */
  public static Path certificate(Path key, String name) throws Exception {
    Path file = key.resolveSibling(name + ".pem");
    keytool(key, "-exportcert", "-rfc", "-alias", name, "-file", file.toString());
    return file;
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(told);
    }
  }
}
