package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDirectory;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, and the banks they find. */
class PickerTest {
  private static final Banks BANKS = new Banks(BankDirectory.load());
  private static final Picker PICKER = new Picker(BANKS);

  @ParameterizedTest
  @CsvSource({
    "국민, 004",
    "ㄱㅁ, 004",
    "ㅋㅋㅇㅂㅋ, 090",
    "대구, 031",
    "ㄷㄱ, 031",
    "iM뱅크, 031",
    "kookmin, 004",
    "ＫＯＯＫＭＩＮ, 004",
    "토스 뱅크, 092",
    "kb kook, 004",
    "K뱅크, 089",
    "088, 088",
    "유안타, 209",
    "동양종합, 209",
  })
  void findsByNamesInitialsEnglishFormerNamesAndCode(String typed, String code) {
    var found = codes(typed);
    assertTrue(found.contains(code), () -> typed + " found " + found);
    assertTrue(found.size() < 12, () -> typed + " found " + found);
  }

  @ParameterizedTest
  @CsvSource({"없는은행", "ㅎㅎㅎㅎ", "20004", "<b>", "99"})
  void findsNothing(String typed) {
    assertEquals(List.of(), codes(typed));
  }

  @Test
  void aBlankTextFindsAll() {
    assertEquals(BANKS.all().size(), codes(" 　").size());
  }

  @Test
  void initialsOfALatinNameAreItsLetters() {
    assertEquals("SCㅈㅇㅇㅎ", Hangul.initials("SC제일은행"));
    assertEquals("ㄱㄲㅎ", Hangul.initials("가까힣"));
  }

  private static List<String> codes(String typed) {
    return PICKER.search(typed).stream()
        .map(shown -> shown.bank().code().text())
        .collect(Collectors.toList());
  }
}
