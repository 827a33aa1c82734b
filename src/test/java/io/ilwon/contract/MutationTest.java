package io.ilwon.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ilwon.http.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies broken by chance: every answer is one that the golden rows know, none a fault of ours. */
class MutationTest {

  private static final int ROUNDS = 300;
  private static final String SPICE = "\"\\{}[]:,0\u0000\r\n-XX 홍％😀\uFEFF";

  private static Door door;
  private static Set<String> known;

  @BeforeAll
  static void start() {
    door = new Door();
    known = new HashSet<>();
    for (Golden row : Golden.all()) {
      known.add(row.expected().replace("{{id}}", Script.ID));
    }
    known.removeIf(answer -> answer.startsWith("5"));
  }

  @AfterAll
  static void stop() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-success-json.http",
        "1-ignored-images.http",
        "2.1-success.http",
        "3-success.http",
        "3-success-form.http",
        "4-patch-success.http"
      })
  void aBrokenBodyGetsAnAnswerOfTheClosedList(String name) throws IOException {
    Golden row = Golden.all().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    byte[] whole = row.bytes(text -> text.replace("{{key}}", "k").replace("{{id}}", Script.ID));
    String latin = new String(whole, StandardCharsets.ISO_8859_1);
    int start = latin.indexOf("\r\n\r\n") + 4;
    String head = latin.substring(0, latin.indexOf("content-length"));
    byte[] body = latin.substring(start).getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(name.hashCode());
    int refused = 0;
    door.script.given(row.given());
    try (RawClient client = new RawClient(door.port())) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] broken = mutated(body, random);
        client.send(head + "content-length: " + broken.length + "\r\n\r\n").send(broken);
        String told = Golden.told(client.answer());
        // Which images came along may change with their names.
        String plain = told.replaceAll(",\"ignored\":\\[[^]]*]", "");
        if (!known.contains(told) && !known.contains(plain)) {
          fail("round " + round + ": " + told);
        }
        refused += told.startsWith("400") ? 1 : 0;
      }
    }
    assertTrue(refused > ROUNDS / 4, "the mutations break something: " + refused);
  }

  private static byte[] mutated(byte[] body, Random random) {
    byte[] result = body;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      result = once(result, random);
    }
    return result;
  }

  private static byte[] once(byte[] body, Random random) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(8));
    List<byte[]> middles =
        List.of(
            new byte[0],
            new byte[] {(byte) random.nextInt(256)},
            spice(random),
            twice(body, from, to));
    byte[] middle = middles.get(random.nextInt(middles.size()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(body, 0, from);
    out.writeBytes(middle);
    out.write(body, to, body.length - to);
    return out.toByteArray();
  }

  private static byte[] twice(byte[] body, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(body, from, to - from);
    out.write(body, from, to - from);
    return out.toByteArray();
  }

  private static byte[] spice(Random random) {
    int at = random.nextInt(SPICE.length());
    return SPICE.substring(at, Math.min(SPICE.length(), at + 2)).getBytes(StandardCharsets.UTF_8);
  }
}
