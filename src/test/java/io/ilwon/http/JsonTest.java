package io.ilwon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as JSON, what is not, and what is written. */
class JsonTest {

  private static JsonObject read(String json) throws MalformedBody {
    return JsonObject.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fieldsAreTextsObjectsNothingOrOther() throws MalformedBody {
    JsonObject object =
        read(
            " {\"a\":\"홍\\n\\u00e9😀\\ud83d\\ude00\",\"n\":null,\"o\":{\"x\":\"y\"},"
                + "\"i\":4,\"f\":1e3,\"t\":true,\"l\":[1,[{\"z\":null}],\"s\"]} ");
    assertEquals(new JsonValue.Text("홍\né😀😀"), object.get("a"));
    assertEquals(new JsonValue.Absent(), object.get("n"));
    assertEquals(new JsonValue.Absent(), object.get("missing"));
    JsonValue.Nested nested = assertInstanceOf(JsonValue.Nested.class, object.get("o"));
    assertEquals(new JsonValue.Text("y"), nested.object().get("x"));
    assertEquals(new JsonValue.Figure("4"), object.get("i"));
    assertEquals(new JsonValue.Figure("1e3"), object.get("f"));
    assertEquals(new JsonValue.OtherType(), object.get("t"));
    JsonValue.Items list = assertInstanceOf(JsonValue.Items.class, object.get("l"));
    assertEquals(3, list.values().size());
    assertEquals(new JsonValue.Text("s"), list.values().getLast());
    assertEquals(List.of("홍\né😀😀", "4", "", "", ""), texts(object, "a", "i", "o", "l", "n"));
    assertEquals(List.of("a", "n", "o", "i", "f", "t", "l"), List.copyOf(object.names()));
    assertFalse((object + "" + object.get("a")).contains("홍"), "prints no value");
  }

  @Test
  void aLongListIsReadButNotKept() throws MalformedBody {
    String hundred = "[" + "1,".repeat(99) + "{}]";
    assertInstanceOf(JsonValue.Items.class, read("{\"l\":" + hundred + "}").get("l"));
    String more = "[" + "1,".repeat(100) + "{}]";
    assertEquals(new JsonValue.OtherType(), read("{\"l\":" + more + "}").get("l"));
    String broken = "[" + "1,".repeat(100) + "{\"a\":1,\"a\":2}]";
    assertThrows(MalformedBody.class, () -> read("{\"l\":" + broken + "}"));
  }

  private static List<String> texts(JsonObject object, String... names) {
    return List.of(names).stream().map(object::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "\"text\"",
        "[{}]",
        "{",
        "{}}",
        "{} {}",
        "{}x",
        "{\"a\":1,\"a\":1}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "{\"l\":[{\"a\":1,\"a\":2}]}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":0x10}",
        "{\"a\":'x'}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\" 1}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"\\ud83d\":1}",
        "{\"a\":tru}",
        "{/* no */}",
        "{} // no",
        "\ufeff{}"
      })
  void whatIsNotStrictlyOneObjectIsMalformed(String json) {
    assertThrows(MalformedBody.class, () -> read(json));
  }

  @Test
  void sizesAreBounded() throws MalformedBody {
    String deep = "{\"a\":".repeat(16) + "1" + "}".repeat(16);
    assertEquals(List.of("a"), List.copyOf(read(deep).names()));
    assertThrows(MalformedBody.class, () -> read("{\"a\":" + deep + "}"));
    assertThrows(MalformedBody.class, () -> read("{\"a\":" + "[".repeat(30_000)));
    assertThrows(MalformedBody.class, () -> read("{\"" + "a".repeat(257) + "\":1}"));
    assertThrows(MalformedBody.class, () -> read("{\"a\":" + "1".repeat(101) + "}"));
  }

  @Test
  void onlyUtf8IsRead() {
    byte[][] bad = {
      {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'}, // an overlong zero
      {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'}, // surrogate
      {'{', '"', 'a', '"', ':', '"', (byte) 0xB0, (byte) 0xA1, '"', '}'}, // EUC-KR
      {0, '{', 0, '}'}, // UTF-16
      {'{', '"', 'a', '"', ':', '"', (byte) 0xF0, (byte) 0x9F} // cut
    };
    for (byte[] bytes : bad) {
      assertThrows(MalformedBody.class, () -> JsonObject.read(bytes));
    }
  }

  @Test
  void writesFieldsInOrderAndTextAsItIs() {
    byte[] json =
        JsonWriter.object(out ->
            out.field("t", "홍길동 😀 \"/\\\n\u0001")
                .field("n", (String) null)
                .field("i", 200)
                .field("b", false)
                .object("o", inner -> inner.field("x", "y"))
                .texts("l", List.of("a", "b"))
                .list("e", List.of("c"), (inner, c) -> inner.field("v", c)));
    assertEquals(
        "{\"t\":\"홍길동 😀 \\\"/\\\\\\n\\u0001\",\"n\":null,\"i\":200,\"b\":false,"
            + "\"o\":{\"x\":\"y\"},\"l\":[\"a\",\"b\"],\"e\":[{\"v\":\"c\"}]}",
        new String(json, StandardCharsets.UTF_8));
    byte[] list = JsonWriter.list(List.of("1", "2"), (out, text) -> out.field("v", text));
    assertEquals("[{\"v\":\"1\"},{\"v\":\"2\"}]", new String(list, StandardCharsets.UTF_8));
  }
}
