package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java client as its users have it: compiled for Java 17 beside nothing but the JDK's own HTTP
 * client, its examples run against a whole server. That the client is no part of the server shows
 * in how it is loaded: nothing of ours is on its path.
 */
class JavaClientTest {
  private static final Path CLIENT = Path.of("sdk", "java", "src", "main", "java");
  private static final Path EXAMPLES = Path.of("sdk", "java", "examples");
  private static final String SECRET = "whsec_" + "QUJD".repeat(11);

  private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)\n");

  @TempDir private static Path folder;
  private static Path classes;
  private static WholeServer whole;
  private static String key;

  @BeforeAll
  static void start() throws Exception {
    classes = Files.createDirectory(folder.resolve("classes"));
    compile("java.base,java.net.http", CLIENT, classes);
    compile("java.base,java.net.http,jdk.httpserver", EXAMPLES, classes);
    whole = new WholeServer(Files.createDirectory(folder.resolve("data")), Instant.now());
    ProjectId project = whole.project(true, List.of(), OwnLimits.NONE);
    key = whole.key(project, EnumSet.allOf(Scope.class), 0);
  }

  @AfterAll
  static void stop() {
    whole.close();
  }

  private static void compile(String modules, Path sources, Path into) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> java = found.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(java.size() > 3, "found in " + sources + ": " + java.size());
      List<String> options = new ArrayList<>(List.of("--release", "17", "-Werror", "-Xlint:all"));
      options.addAll(List.of("--limit-modules", modules, "-d", into.toString()));
      options.addAll(List.of("-cp", into.toString(), "-proc:none"));
      var units = files.getJavaFileObjectsFromPaths(java);
      assertTrue(compiler.getTask(said, files, null, options, null, units).call(), said::toString);
    }
  }

  /** Runs an example as the launcher would, and tells what it printed. */
  private static List<String> run(String example, String... arguments) throws Exception {
    return run(example, _ -> {}, arguments);
  }

  /** What goes on while an example listens on a port. */
  @FunctionalInterface
  private interface Meanwhile {
    void with(int port) throws Exception;
  }

  private static List<String> run(String example, Meanwhile meanwhile, String... arguments)
      throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, jdk);
        PrintStream out = new PrintStream(printed, true, UTF_8)) {
      System.setOut(out);
      loader.loadClass(example).getMethod("main", String[].class).invoke(null, (Object) arguments);
      Matcher listening = LISTENING.matcher(printed.toString(UTF_8));
      meanwhile.with(listening.find() ? Integer.parseInt(listening.group(1)) : 0);
    } finally {
      System.setOut(before);
    }
    return LISTENING.matcher(printed.toString(UTF_8)).replaceAll("").lines().toList();
  }

  private static int told(int port, String id, String signature, String body) throws IOException {
    long now = Instant.now().getEpochSecond();
    String by = signature.isEmpty() ? signed(id, now, body) : signature;
    return RawClient.once(
            port,
            """
            POST /hook HTTP/1.1\r
            host: x\r
            webhook-id: %s\r
            webhook-timestamp: %d\r
            webhook-signature: %s\r
            content-length: %d\r
            \r
            %s\
            """
                .formatted(id, now, by, body.length(), body))
        .status();
  }

  private static String signed(String id, long now, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
      byte[] signature = mac.doFinal((id + "." + now + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void webhooks() throws Exception {
    String body =
        "{\"type\":\"submission.approved\",\"timestamp\":\"2026-03-01-09-02-05-UTC\","
            + "\"data\":{\"submission_id\":\"s-1\",\"sequence\":4}}";
    assertEquals(
        List.of(
            "refused: SIGNATURE",
            "submission.approved s-1",
            "refused: REPEATED",
            "submission.approved s-1"),
        run(
            "ReceiveWebhook",
            port -> {
              assertEquals(400, told(port, "msg_1", "v1,AAAA", body));
              assertEquals(204, told(port, "msg_1", "", body));
              assertEquals(204, told(port, "msg_1", "", body));
              assertEquals(204, told(port, "msg_2", "", body));
            },
            SECRET,
            "0",
            "2"));
  }

  private static String url() {
    return "http://localhost:" + whole.server.httpPort();
  }

  @Test
  void aWholeVerification() throws Exception {
    assertEquals(
        List.of("approved", "approved"), run("WholeVerification", url(), key, "71000008901"));
  }

  @Test
  void whatDoesNotWorkIsToldAsAnAnswer() throws Exception {
    assertEquals(
        List.of(
            "not sent: Retry[code=FAILED_TO_VERIFY, message=Fail to verify the account.,"
                + " retryCount=1]"),
        run("WholeVerification", url(), key, "71000000001"));
    assertEquals(
        List.of(
            "not sent: Failed[code=FAIL_TO_REQUEST, message=fail to request:+ connection refused]"),
        run("WholeVerification", url(), key, "71000000008"));
  }

  @Test
  void wrongCodes() throws Exception {
    assertEquals(
        List.of(
            "CODE_MISMATCH, 1 of 3",
            "CODE_MISMATCH, 2 of 3",
            "Rejected[comment=too_many_retry, retryCount=3]",
            "Failed[code=INVALID_SUBMISSION, message=This submission is not invalid.]"),
        run("WrongCode", url(), key, "71000008902"));
  }

  @Test
  void aLink() throws Exception {
    assertEquals(
        List.of("one link: true", "open", "ended", "return_url_not_listed return_url"),
        run("MakeLink", url(), key));
  }
}
