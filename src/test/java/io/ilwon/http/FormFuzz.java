package io.ilwon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.fuzz.Claim;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Fuzzed: a form's texts come back as they were sent, and no name twice. */
public final class FormFuzz {

  private static final int LARGEST_FILE = 1_000;
  private static final String BOUNDARY = "oOo-7f3a-oOo";
  private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]{1,100}");
  private static final Set<String> FAULTS =
      Set.of(
          "not a multipart form",
          "no part",
          "a part named twice",
          "a text too long",
          "a name twice",
          "not UTF-8");

  private FormFuzz() {}

  /** The first line is the content type, the rest the body. */
  public static void fuzzerTestOneInput(byte[] input) {
    Form form;
    try {
      form = Form.read(Claim.firstLine(input), Claim.afterFirstLine(input), LARGEST_FILE);
    } catch (MalformedBody e) {
      Claim.that(FAULTS.contains(String.valueOf(e.getMessage())), "an error says the fault alone");
      return;
    } catch (Unacceptable e) {
      Claim.that(e.problem() == Problem.REQUEST_ENTITY_TOO_LARGE, "a file may be too large");
      Claim.that(input.length > LARGEST_FILE, "and then it is");
      return;
    }
    Claim.that(!form.names().isEmpty() && form.names().size() <= 64, "1 to 64 parts");
    Claim.that(new HashSet<>(form.names()).size() == form.names().size(), "each name once");
    Claim.that(form.toString().matches("Form\\[\\d+ names]"), "printing shows no value");
    comesBack(form);
  }

  private static void comesBack(Form form) {
    StringBuilder parts = new StringBuilder();
    for (String name : form.names()) {
      String text = form.text(name).orElse("");
      boolean own = !text.contains(BOUNDARY) && PLAIN.matcher(name).matches();
      if (own && form.text(name).isPresent()) {
        parts.append(part(name, text));
        Claim.that(isRefused(part(name, text) + part(name, "again")), "no name twice");
      }
    }
    if (!parts.isEmpty()) {
      Form again = read(parts.toString());
      for (String name : again.names()) {
        Claim.that(again.text(name).equals(form.text(name)), "read(print(x)) = x");
      }
    }
  }

  private static String part(String name, String text) {
    String head = "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    return "--" + BOUNDARY + "\r\n" + head + text + "\r\n";
  }

  private static byte[] body(String parts) {
    return (parts + "--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
  }

  private static Form read(String parts) {
    try {
      return Form.read(TYPE, body(parts), LARGEST_FILE);
    } catch (MalformedBody e) {
      throw new AssertionError("what was read and printed is read again", e);
    }
  }

  private static boolean isRefused(String parts) {
    try {
      Form.read(TYPE, body(parts), LARGEST_FILE);
      return false;
    } catch (MalformedBody e) {
      return true;
    }
  }
}
