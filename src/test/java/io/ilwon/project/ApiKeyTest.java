package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  @ParameterizedTest
  @EnumSource
  void aFreshKeyIsReadAgain(KeyKind kind) {
    for (int i = 0; i < 1_000; i++) {
      ApiKey key = ApiKey.fresh(kind);
      ApiKey read = ApiKey.parse(key.unmasked()).orElseThrow();
      assertEquals(kind, read.kind());
      assertEquals(key.unmasked(), read.unmasked());
      assertArrayEquals(key.hash(), read.hash());
      assertTrue(key.unmasked().matches("sk_" + kind.word() + "_[0-9a-v]{59}"), kind::word);
    }
  }

  @Test
  void everyMistypedCharacterIsNoticed() {
    String key = ApiKey.fresh(KeyKind.LIVE).unmasked();
    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'a' ? 'b' : 'a';
      String typo = key.substring(0, i) + other + key.substring(i + 1);
      assertTrue(ApiKey.parse(typo).isEmpty(), "character " + i);
    }
  }

  @Test
  void twoNeighboursSwappedAreNoticed() {
    String key = ApiKey.fresh(KeyKind.TEST).unmasked();
    for (int i = 0; i + 1 < key.length(); i++) {
      String typo = key.substring(0, i) + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2);
      assertEquals(typo.equals(key), ApiKey.parse(typo).isPresent(), "character " + i);
    }
  }

  @Test
  void aKeyOfOneKindIsNoneOfTheOther() {
    String live = ApiKey.fresh(KeyKind.LIVE).unmasked();
    assertTrue(ApiKey.parse(live.replace("sk_live_", "sk_test_")).isEmpty());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "sk_live_", "sk_live_0", " ", "키", "sk_live_\u0000"})
  void whatIsNoKeyIsRefused(String text) {
    assertTrue(ApiKey.parse(text).isEmpty());
  }

  @Test
  void keysDifferAndPrintNothingOfThemselves() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ApiKey key = ApiKey.fresh(KeyKind.LIVE);
      assertTrue(seen.add(key.unmasked()));
      assertFalse(key.toString().contains(key.unmasked().substring(8, 12)), key::toString);
    }
  }
}
