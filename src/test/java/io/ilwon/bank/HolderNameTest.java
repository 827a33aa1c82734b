package io.ilwon.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.bank.HolderName.Grade;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderNameTest {
  private static final long SEED = 20260102;
  private static final Charset BANK_BYTES = Charset.forName("MS949");

  @ParameterizedTest
  @CsvSource({
    "홍길동, 홍길동, EXACT",
    "홍길동, ' 홍 길\u3000동\u00A0', EXACT",
    "Hong Gildong, HONG GILDONG, EXACT",
    "Hong Gildong, ＨＯＮＧ　ＧＩＬＤＯＮＧ, EXACT",
    "Straße, STRASSE, EXACT",
    "ｱｲ, アイ, EXACT",
    "㈜일원, 주식회사 일원, EXACT",
    "(주)일원, 일원（주）, EXACT",
    "일원 주식회사, 일원, EXACT",
    "유한회사 일원, (유)일원, EXACT",
    "재단법인 일원, (재)일원, EXACT",
    "홍길동, 홍길순, NONE",
    "홍길동, 홍길, NONE",
    "홍길동, 홍길동동, NONE",
    "홍길동, 김다른, NONE",
    "홍길, 홍길동, NONE",
    "㈜, 주식회사, NONE",
    "홍길동, ㈜, NONE",
    "㈜, 홍길동, NONE",
    "0, O, NONE"
  })
  void namesAreComparedAsPeopleReadThem(String claimed, String bankSays, Grade grade) {
    assertEquals(grade, new HolderName(claimed).compare(new HolderName(bankSays)));
  }

  /** Fields of 12 and 20 bytes; the comment counts what the bank's name fills. */
  @ParameterizedTest
  @CsvSource({
    "가나다라마바사, 가나다라마바, TRUNCATED", // 12
    "가나다라마바사아자차카, 가나다라마바사아자차, TRUNCATED", // 20
    "A가나다라마바사, A가나다라마, TRUNCATED", // 11: the next two bytes did not fit
    "가나다라마바사, 가나다라마, NONE", // 10: no field ends there
    "가나다라마바사아자, 가나다라마바사, NONE", // 14
    "Hong Gildong Cheolsu, Hong Gildong, TRUNCATED", // 12
    "주식회사 가나다라마바사, (주)가나다라, TRUNCATED", // 12
    "㈜가나다라마바사, 주식회사가나, TRUNCATED", // 12
    "가나다라마 주식회사, 가나다라마주, TRUNCATED", // 12: cut inside the legal form
    "주식회사 가나다라마바사, 주식회사 가, NONE", // 11: one syllable proves nothing
    "주식회사 가나다라마바사, (재)  사단법인, NONE", // nothing left
    "가나다라마바사, 가나다라마사, NONE", // 12, another name
    "가나다라마바, 가나다라마바사, NONE" // ours is the shorter one
  })
  void aBanksCutNamePasses(String claimed, String bankSays, Grade grade) {
    assertEquals(grade, new HolderName(claimed).compare(new HolderName(bankSays)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u3000\u00A0",
        "\u3164",
        "홍\u0000길동",
        "홍\n길동",
        "홍\u200B길동",
        "홍\u202E길동",
        "홍\uD800",
        "홍\uE000"
      })
  void whatDoesNotPrintIsNoName(String text) {
    assertThrows(IllegalArgumentException.class, () -> new HolderName(text));
  }

  @Test
  void fiftyCharactersAreAllowedHoweverTheyAreEncoded() {
    assertEquals(50, new HolderName("가".repeat(50)).unmasked().length());
    assertEquals(100, new HolderName("𠀀".repeat(50)).unmasked().length());
    String apart = Normalizer.normalize("한".repeat(50), Normalizer.Form.NFD);
    assertEquals("한".repeat(50), new HolderName(" " + apart + " ").unmasked());
    assertThrows(IllegalArgumentException.class, () -> new HolderName("가".repeat(51)));
    assertThrows(IllegalArgumentException.class, () -> new HolderName("𠀀".repeat(51)));
  }

  @Test
  void onlyTheFirstCharacterPrints() {
    assertEquals("홍··", new HolderName("홍길동").toString());
    assertEquals("𠀀··", new HolderName("𠀀길동").toString());
    assertEquals("홍··", new HolderName("홍").toString());
  }

  @Test
  void noiseNeverChangesAMatchAndADifferentSyllableAlwaysDoes() {
    var random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      String name = syllables(random, 2 + random.nextInt(20));
      var claimed = new HolderName(name);
      assertEquals(Grade.EXACT, claimed.compare(new HolderName(noisy(random, name))), name);
      int at = random.nextInt(Math.min(name.length(), 6));
      String other = name.substring(0, at) + "힣" + name.substring(at + 1);
      assertEquals(Grade.NONE, claimed.compare(new HolderName(other)), name);
    }
  }

  @Test
  void everyLongNameCutAtAFieldPasses() {
    var random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      int field = random.nextBoolean() ? 12 : 20;
      String name = syllables(random, 1) + mixed(random, 21);
      String cut = cut(name, field);
      Grade grade = new HolderName(name).compare(new HolderName(cut));
      assertNotEquals(Grade.NONE, grade, () -> name + " / " + cut);
    }
  }

  private static String syllables(Random random, int count) {
    return random
        .ints(count, '가', '힢')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String mixed(Random random, int count) {
    StringBuilder text = new StringBuilder();
    while (text.length() < count) {
      text.append(random.nextInt(3) == 0 ? "x" : syllables(random, 1));
    }
    return text.toString();
  }

  private static String noisy(Random random, String name) {
    String spaced = String.join(random.nextBoolean() ? " " : "\u3000", name.split(""));
    String apart =
        random.nextBoolean() ? Normalizer.normalize(spaced, Normalizer.Form.NFD) : spaced;
    return switch (random.nextInt(3)) {
      case 0 -> "㈜" + apart;
      case 1 -> apart + " 주식회사";
      default -> apart;
    };
  }

  /** As a bank does it: whole characters while they fit the field. */
  private static String cut(String name, int field) {
    int end = name.length();
    while (name.substring(0, end).getBytes(BANK_BYTES).length > field) {
      end--;
    }
    return name.substring(0, end);
  }
}
