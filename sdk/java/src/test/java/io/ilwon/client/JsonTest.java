package io.ilwon.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static Json read(String text) throws MalformedJson {
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsJsonIsRead() throws MalformedJson {
    Json json =
        read(
            " { \"a\" : \"홍\\u0041\\n\\/😀\" , \"n\":-12, \"f\":1.5e3, \"t\":true,\"z\":null,"
                + "\"l\":[{\"b\":\"c\"},[]], \"o\":{}, \"big\":123456789012345678901 } ");
    assertEquals("홍A\n/😀", json.text("a"));
    assertEquals(-12, json.count("n"));
    assertTrue(json.number("f").isEmpty());
    assertTrue(json.number("big").isEmpty());
    assertTrue(json.get("t").is(true));
    assertTrue(json.get("z").isNull());
    assertTrue(json.get("none").get("beneath").isNull());
    assertEquals("c", json.items("l").get(0).text("b"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws MalformedJson {
    String strange = "\"\\\u0000\u001f\t홍😀</script>";
    Json written = Json.object("a", strange, "gone", null, "in", Json.object("b", "c"));
    assertEquals(strange, read(written.text()).text("a"));
    assertEquals("{\"in\":{\"b\":\"c\"}}", Json.object("in", Json.object("b", "c")).text());
    assertEquals("{}", Json.object("gone", null).text());
    assertEquals("Json[…]", written.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}x",
        "{}{}",
        "{\"a\":1,}",
        "[1,]",
        "[1 2]",
        "{\"a\" 1}",
        "{a:1}",
        "'a'",
        "{\"a\":1,\"a\":1}",
        "{\"a\":null,\"a\":1}",
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "-",
        "NaN",
        "tru",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12\"",
        "\"\t\"",
        "\uFEFF{}",
        "nul",
        "[\"\\",
      })
  void whatIsNotJsonIsRefused(String text) {
    assertThrows(MalformedJson.class, () -> read(text));
  }

  @Test
  void whatIsTooDeepTooLongOrNotUtf8IsRefused() {
    for (String text : List.of("[".repeat(18) + "]".repeat(18), "1".repeat(101))) {
      assertThrows(MalformedJson.class, () -> read(text));
    }
    assertThrows(MalformedJson.class, () -> Json.read(new byte[] {'"', (byte) 0xC3, '"'}));
    assertThrows(
        MalformedJson.class, () -> Json.read(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}));
  }
}
