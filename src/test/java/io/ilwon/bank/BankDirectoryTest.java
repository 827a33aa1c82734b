package io.ilwon.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankDirectoryTest {
  private static final BankDirectory DIRECTORY = BankDirectory.load();

  @ParameterizedTest
  @CsvSource({"20, 209", "209, 209", "020, 020", "004, 004", "092, 092", "271, 271", "294, 294"})
  void theDoorKnowsThePublishedSpellings(BankCode spelled, BankCode means) {
    assertEquals(
        Optional.of(means), DIRECTORY.atTheDoor(spelled).map(Bank::code), spelled::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "04", "0004", "0020", "2", "0209", "999", "097"})
  void theDoorKnowsNoOtherSpelling(String spelled) {
    assertEquals(Optional.empty(), DIRECTORY.atTheDoor(new BankCode(spelled)));
  }

  @Test
  void aRailsCodeIsNotThePublishedSpelling() {
    assertEquals(Optional.empty(), DIRECTORY.byCode(new BankCode("20")));
    assertEquals("유안타증권", DIRECTORY.byCode(new BankCode("209")).orElseThrow().nameKo());
    assertEquals("우리은행", DIRECTORY.byCode(new BankCode("020")).orElseThrow().nameKo());
  }

  @Test
  void allFiftyTwoPublishedRowsAreThere() {
    List<Bank> published =
        DIRECTORY.all().stream().filter(bank -> bank.publishedCode().isPresent()).toList();
    assertEquals(52, published.size());
    for (Bank bank : published) {
      assertTrue(bank.publishedName().isPresent());
      assertEquals(Optional.of(bank), DIRECTORY.atTheDoor(bank.publishedCode().orElseThrow()));
    }
  }

  @Test
  void everyBankIsFoundByItsOwnCodeAndHasBothNames() {
    for (Bank bank : DIRECTORY.all()) {
      assertEquals(Optional.of(bank), DIRECTORY.byCode(bank.code()));
      assertEquals(Optional.of(bank), DIRECTORY.atTheDoor(bank.code()));
      assertEquals(3, bank.code().text().length());
      assertTrue(!bank.nameKo().isBlank() && !bank.nameEn().isBlank());
      assertTrue(List.of("bank", "mutual", "post", "securities").contains(bank.kind()));
    }
  }

  @Test
  void listsAndRangesOfLengthsAreRead() {
    assertEquals(List.of(11, 12, 13, 14), bank("020").accountDigits());
    assertEquals(List.of(10, 11, 12, 14), bank("004").accountDigits());
    assertEquals(List.of(), bank("052").accountDigits());
    assertEquals(List.of("농협회원조합", "단위농협"), bank("012").formerNames());
    assertEquals("3rd Sun 00:00-06:00", bank("004").regularStop());
  }

  private static Bank bank(String code) {
    return DIRECTORY.byCode(new BankCode(code)).orElseThrow();
  }
}
