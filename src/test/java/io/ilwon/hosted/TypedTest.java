package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ilwon.bank.BankDirectory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type and paste is read with goodwill. */
class TypedTest {
  private static final Banks BANKS = new Banks(BankDirectory.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12345678901      | 12345678901 | false
          123-45-678901    | 12345678901 | false
          １２３－４５－６７８９０１ | 12345678901 | false
          ' 123 45 678901 '| 12345678901 | false
          123–45–678901    | 12345678901 | false
          123-45-67890a    | 1234567890  | true
          홍길동            | ''          | true
          ''               | ''          | false
          """)
  void aNumberIsItsDigits(String typed, String digits, boolean more) {
    assertEquals(new Typed.Digits(digits, more), Typed.number(typed));
  }

  @ParameterizedTest
  @CsvSource({"123, 123", "１２３, 123", "123 회사명, 123", "482일원, 482", "1 2 3, 123", "0071, 007"})
  void aCodeIsTheFirstThreeDigits(String typed, String code) {
    assertEquals(Optional.of(code), Typed.code(typed));
  }

  @ParameterizedTest
  @CsvSource({"12", "일이삼", "''", "1 2"})
  void fewerDigitsAreNoCode(String typed) {
    assertEquals(Optional.empty(), Typed.code(typed));
  }

  @ParameterizedTest
  @CsvSource({"1234, 1234", "12345, 1234 5", "12345678901234, 1234 5678 9012 34", "'',''"})
  void anEchoIsInFours(String digits, String echo) {
    assertEquals(echo, Typed.grouped(digits));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          국민은행 123-45-678901 홍길동       | 004 | 12345678901    | 홍길동
          홍길동 신한 110123456789            | 088 | 110123456789   | 홍길동
          카카오뱅크 3333-01-1234567 홍길동    | 090 | 3333011234567  | 홍길동
          123-45-678901 국민은행 (예금주: 홍길동) | 004 | 12345678901    | 홍길동
          대구은행 ５０５１２３４５６７８９ 홍길동   | 031 | 505123456789   | 홍길동
          토스뱅크 1000 1234 5678             | 092 | 100012345678   | ''
          toss bank 100012345678 HONG GILDONG | 092 | 100012345678 | HONG GILDONG
          """)
  void aPastedLineIsSplit(String line, String bank, String number, String holder) {
    var pasted = Typed.pasted(line, BANKS).orElseThrow();
    assertEquals(bank, pasted.bank().orElseThrow().text());
    assertEquals(number, pasted.number());
    assertEquals(holder, pasted.holder());
  }

  @ParameterizedTest
  @CsvSource({"12345678901", "123-45-678901", "홍길동", "국민 1234", "''"})
  void aNumberAloneIsNoPastedLine(String line) {
    assertEquals(Optional.empty(), Typed.pasted(line, BANKS));
  }

  @Test
  void aPersonWhoseNameHoldsABanksNameIsNoBank() {
    var pasted = Typed.pasted("123-45-678901 김하나", BANKS).orElseThrow();
    assertEquals(new Typed.Pasted(Optional.empty(), "12345678901", "김하나"), pasted);
  }

  @Test
  void nothingTypedIsPrinted() {
    var pasted = Typed.pasted("국민은행 123-45-678901 홍길동", BANKS).orElseThrow();
    String printed = List.of(pasted, Typed.number("12345678901")).toString();
    assertFalse(printed.contains("12345") || printed.contains("홍길동"), printed);
  }
}
