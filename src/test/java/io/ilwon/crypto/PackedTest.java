package io.ilwon.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several texts as one, and back. */
class PackedTest {
  @Test
  void theFormIsLengthColonText() {
    assertEquals("3:홍길동-0:", Packed.of("홍길동", null, ""));
  }

  @Test
  void everyTextComesBackWhateverItContains() {
    for (List<@Nullable String> texts :
        List.of(
            list(),
            list((String) null),
            list("", null, ""),
            list("-", "3:", "1:a", "12"),
            list("가나다", "🏦", "\n\0"))) {
      assertEquals(texts, Packed.read(pack(texts)));
    }
  }

  @Test
  void differentTextsPackDifferently() {
    assertNotEquals(Packed.of("ab", "c"), Packed.of("a", "bc"));
    assertNotEquals(Packed.of("a", null), Packed.of("a-"));
    assertNotEquals(Packed.of((String) null), Packed.of(""));
  }

  @Test
  void randomTextsComeBack() {
    Random random = new Random(42);
    String letters = "-:0123456789a가\n";
    for (int i = 0; i < 2_000; i++) {
      List<@Nullable String> texts = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        StringBuilder text = new StringBuilder();
        for (int c = random.nextInt(13); c > 0; c--) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        texts.add(random.nextInt(4) == 0 ? null : text.toString());
      }
      assertEquals(texts, Packed.read(pack(texts)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "3:ab",
        "x",
        "x:a",
        ":a",
        "-2:a",
        "1:ab",
        "99999999999:a",
        "2147483647:a",
        "+1:a",
        "01:a",
        "١:a",
        "홍길동:a"
      })
  void whatWeDidNotPackIsRefusedAndNotQuoted(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Packed.read(text));
    assertTrue(
        List.of("not packed by us", "packed text is cut short").contains(refused.getMessage()),
        refused::getMessage);
  }

  private static List<@Nullable String> list(@Nullable String... texts) {
    return Arrays.asList(texts);
  }

  private static String pack(List<@Nullable String> texts) {
    return Packed.of(texts.toArray(String[]::new));
  }
}
