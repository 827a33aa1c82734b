package io.ilwon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as a form and what is not. */
class FormTest {

  private static final String TYPE = "multipart/form-data; boundary=XX";
  private static final String END = "--XX--\r\n";

  private static String part(String disposition, String content) {
    return "--XX\r\nContent-Disposition: form-data" + disposition + "\r\n\r\n" + content + "\r\n";
  }

  private static Form read(String body) throws MalformedBody {
    return Form.read(TYPE, body.getBytes(StandardCharsets.UTF_8), 10);
  }

  @Test
  void textsAreReadAndFilesAreNamed() throws MalformedBody {
    Form form =
        read(
            part("; name=\"email\"", "hong@example.kr")
                + part("; name=\"idImage\"; filename=\"주민등록증.png\"", "0123456789")
                + part("; name=\"cf1\"", "홍길동\r\n둘째 줄")
                + part("; name=\"idImage\"; filename=\"\"", "")
                + part("; name=\"empty\"", "")
                + END);
    assertEquals(Optional.of("hong@example.kr"), form.text("email"));
    assertEquals(Optional.of("홍길동\r\n둘째 줄"), form.text("cf1"));
    assertEquals(Optional.of(""), form.text("empty"));
    assertEquals(Optional.empty(), form.text("idImage"));
    assertEquals(List.of("email", "idImage", "cf1", "empty"), form.names());
    assertFalse(form.toString().contains("hong"), "prints no value");
  }

  @Test
  void aFormWithinTheFormCountsAsAFile() throws MalformedBody {
    String inner = "--YY\r\nContent-Disposition: file; filename=\"a\"\r\n\r\n1\r\n--YY--";
    String type = "; name=\"idImage\"\r\nContent-Type: multipart/mixed; boundary=YY";
    byte[] body = (part(type, inner) + END).getBytes(StandardCharsets.UTF_8);
    Form form = Form.read(TYPE, body, 1_000);
    assertEquals(List.of("idImage"), form.names());
    assertEquals(Optional.empty(), form.text("idImage"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=\"XX\"",
        "Multipart/Form-Data;BOUNDARY=XX",
        "multipart/form-data; charset=utf-8; boundary=XX; more=1"
      })
  void theBoundaryIsFound(String type) throws MalformedBody {
    byte[] body = (part("; name=\"a\"", "1") + "--XX--").getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.of("1"), Form.read(type, body, 10).text("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\"XX",
        "multipart/form-data; boundary=YY"
      })
  void withoutItsBoundaryNothingIsAForm(String type) {
    byte[] body = (part("; name=\"a\"", "1") + END).getBytes(StandardCharsets.UTF_8);
    assertThrows(MalformedBody.class, () -> Form.read(type, body, 10));
  }

  @Test
  void whatUsersSendMayHoldTheReplacementCharacter() throws MalformedBody {
    assertEquals(Optional.of("\uFFFD"), read(part("; name=\"a\"", "\uFFFD") + END).text("a"));
  }

  @Test
  void aFileOverItsLimitIsTooLarge() {
    String body = part("; name=\"idImage\"; filename=\"a.png\"", "01234567890") + END;
    Unacceptable refused = assertThrows(Unacceptable.class, () -> read(body));
    assertEquals(Problem.REQUEST_ENTITY_TOO_LARGE, refused.problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing of the kind",
        "--XX",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
        "--XX\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--XX--\r\n",
        "--XX--\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XXrest--XX--\r\n",
        "--XX\nContent-Disposition: form-data; name=\"a\"\n\n1\n--XX--\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\r\n\r\n1\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data;"
            + " name=\"b\"\r\n\r\n1\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XX--\r\n",
      })
  void whatIsNoFormIsMalformed(String body) {
    assertThrows(MalformedBody.class, () -> read(body));
  }

  @Test
  void boundsAndEncodingAreKept() throws MalformedBody {
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      parts.append(part("; name=\"n" + i + "\"", "1"));
    }
    assertEquals(64, read(parts + END).names().size());
    String more = parts + part("; name=\"more\"", "1") + END;
    assertThrows(MalformedBody.class, () -> read(more));
    assertThrows(MalformedBody.class, () -> read(part("; name=\"" + "a".repeat(3000), "") + END));
    assertThrows(MalformedBody.class, () -> read(part("; name=\"a\"", "b".repeat(65_537)) + END));
    String twice = part("; name=\"a\"", "1");
    assertThrows(MalformedBody.class, () -> read(twice + twice + END));
    byte[] korean = (part("; name=\"a\"", "가") + END).getBytes(Charset.forName("EUC-KR"));
    assertThrows(MalformedBody.class, () -> Form.read(TYPE, korean, 10));
  }
}
