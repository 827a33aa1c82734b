package io.ilwon.contract;

import io.ilwon.http.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row of the contract as a file: a request and the exact answer. {@code given} says what stands
 * behind the door; how that comes about is the replaying test's business. In the text stand {@code
 * {{key}}} and {@code {{id}}} for a key and a submission, {@code {{fill:N}}} for N letters.
 */
public record Golden(
    String name, String row, String given, String request, String expected, List<String> headers) {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final Pattern FILL = Pattern.compile("\\{\\{fill:(\\d+)}}");
  private static final String RAW = "raw\n\n";

  /** All rows, by file name. */
  public static List<Golden> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Golden::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int cut = text.indexOf("---\n");
    List<String> head = text.lines().limit(2).toList();
    String request = text.substring(text.indexOf('\n', text.indexOf("# given")) + 1, cut);
    String answer = text.substring(cut + 4);
    int body = answer.indexOf("\n\n") + 2;
    List<String> lines = answer.substring(0, body).strip().lines().toList();
    return new Golden(
        String.valueOf(file.getFileName()),
        head.get(0).substring("# row: ".length()),
        head.get(1).substring("# given: ".length()),
        request,
        lines.get(0) + " " + answer.substring(body).strip(),
        lines.subList(1, lines.size()));
  }

  /** The request as bytes, with a Host and, where there is a body, its length. */
  public byte[] bytes(UnaryOperator<String> filled) {
    String text =
        FILL.matcher(filled.apply(request))
            .replaceAll(fill -> "A".repeat(Integer.parseInt(fill.group(1))));
    if (text.startsWith(RAW)) {
      return text.substring(RAW.length()).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
    int end = text.indexOf("\n\n");
    List<String> lines = new ArrayList<>(text.substring(0, end).lines().toList());
    String body = text.substring(end + 2).stripTrailing();
    if (text.contains("multipart/form-data")) {
      body = body.replace("\n", "\r\n") + "\r\n";
    }
    byte[] bodyBytes = body.getBytes(StandardCharsets.UTF_8);
    lines.set(0, lines.get(0) + " HTTP/1.1");
    lines.add("host: localhost");
    if (bodyBytes.length > 0) {
      lines.add("content-length: " + bodyBytes.length);
    }
    byte[] head = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + bodyBytes.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(bodyBytes, 0, whole, head.length, bodyBytes.length);
    return whole;
  }

  /** What came back in the form of {@link #expected}. */
  public static String told(RawClient.Answer answer) {
    return answer.status() + " " + answer.body();
  }

  @Override
  public String toString() {
    return name;
  }
}
