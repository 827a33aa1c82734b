package io.ilwon.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves nothing unless it finds what is there. */
class CanariesTest {
  private static final byte[] NOISE = new byte[4096];

  static {
    new Random(7).nextBytes(NOISE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9071835264413", "옹갈퀴녘", "canary-7f3a@leak.example", "sk_live_0v9u8t"})
  void everySpellingIsFoundInNoise(String value) throws Exception {
    Canaries canaries = new Canaries().plant("it", value);
    assertEquals(List.of(), canaries.in(NOISE));
    for (Map.Entry<String, byte[]> each : Canaries.spellings(value).entrySet()) {
      byte[] hidden = hidden(each.getValue());
      assertTrue(canaries.in(hidden).contains("it in " + each.getKey()), each.getKey());
      assertTrue(canaries.in(hidden(zipped(hidden))).contains("it in " + each.getKey()), "gzip");
    }
  }

  @Test
  void base64IsFoundWhereverTheValueStandsInIt() {
    Canaries canaries = new Canaries().plant("it", "9071835264413");
    for (String before : List.of("", "a", "ab", "abc")) {
      for (String behind : List.of("", "y", "yz")) {
        byte[] text =
            Base64.getEncoder().encode((before + "9071835264413" + behind).getBytes(UTF_8));
        assertEquals(1, canaries.in(text).size(), before + "·" + behind);
      }
    }
  }

  private static byte[] hidden(byte[] value) {
    byte[] all = NOISE.clone();
    byte[] longer = new byte[all.length + value.length];
    System.arraycopy(all, 0, longer, 0, 1001);
    System.arraycopy(value, 0, longer, 1001, value.length);
    System.arraycopy(all, 1001, longer, 1001 + value.length, all.length - 1001);
    return longer;
  }

  private static byte[] zipped(byte[] bytes) throws Exception {
    var out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
