package io.ilwon.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes, numbers, amounts and days. */
class BankValuesTest {
  private static final long SEED = 20260101;

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "20 ", " 20", "2O", "０２０", "٢٠", "-20", "+20", "2\n"})
  void aBankCodeIsAsciiDigitsAndTheErrorDoesNotRepeatIt(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> new BankCode(text));
    assertEquals("a bank code is ASCII digits", refused.getMessage());
  }

  @Test
  void spellingsOfABankCodeStayDifferent() {
    assertNotEquals(new BankCode("20"), new BankCode("020"));
    assertNotEquals(new BankCode("020"), new BankCode("0020"));
    assertEquals("0020", new BankCode("0020").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345",
        "12345678901234567",
        "123-456",
        "123 456",
        "１２３４５６",
        "12345a",
        "123456\n"
      })
  void anAccountNumberIsSixToSixteenAsciiDigits(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> new AccountNumber(text));
    assertEquals("an account number is 6 to 16 ASCII digits", refused.getMessage());
  }

  @Test
  void anAccountNumberKeepsItsZerosAndShowsFourDigits() {
    var random = new Random(SEED);
    for (int i = 0; i < 1000; i++) {
      String digits = digits(random, 6 + random.nextInt(11));
      var number = new AccountNumber(digits);
      assertEquals(digits, number.unmasked());
      assertEquals("····" + digits.substring(digits.length() - 4), number.toString());
      var account = new Account(new BankCode("004"), number);
      assertEquals("004 " + number, account.toString());
    }
  }

  @Test
  void aCodeIsThreeDigitsAndEveryOneIsDrawn() {
    var random = new SecureRandom();
    int[] drawn = new int[1000];
    for (int i = 0; i < 100_000; i++) {
      String code = DescriptorCode.random(random).unmasked();
      assertEquals(3, code.length());
      drawn[Integer.parseInt(code)]++;
    }
    // 100 expected each; outside 40–180 by chance once in 10^9 codes.
    assertTrue(IntStream.of(drawn).allMatch(count -> count > 40 && count < 180));
  }

  @ParameterizedTest
  @CsvSource({"482, 482", "' 482\t', 482", "４８２, 482", "'\u3000０４2\u00A0', 042", "000, 000"})
  void aTypedCodeIsReadForgivingly(String typed, String read) {
    assertEquals(Optional.of(new DescriptorCode(read)), DescriptorCode.typed(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "48", "4820", "4 82", "48a", "٤٨٢", "482일원", "-48", "４８", "①②③"})
  void anythingElseTypedIsNoCode(String typed) {
    assertEquals(Optional.empty(), DescriptorCode.typed(typed));
  }

  @Test
  void aCodeMatchesItselfOnly() {
    var code = new DescriptorCode("042");
    for (int i = 0; i < 1000; i++) {
      assertEquals(i == 42, code.matches(new DescriptorCode("%03d".formatted(i))));
    }
  }

  @Test
  void noDigitOfACodePrints() {
    var descriptor = new Descriptor(new DescriptorCode("482"), new Brand("일원"));
    assertEquals("482일원", descriptor.unmasked());
    assertEquals("·····", descriptor.toString());
    assertFalse(descriptor.code().toString().matches(".*\\d.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T14:59:59.999999Z, 2026-01-01",
    "2026-01-01T15:00:00Z, 2026-01-02",
    "2026-12-31T15:00:00Z, 2027-01-01",
    "2028-02-28T15:00:00Z, 2028-02-29"
  })
  void theDayTurnsAtMidnightInSeoul(Instant instant, String day) {
    BankDay today = BankDay.of(instant);
    assertEquals(day, today.toString());
    assertTrue(today.next().isAfter(today));
    assertFalse(today.isAfter(today));
    assertEquals(today, today.next().previous());
  }

  @Test
  void anAmountIsNotNegative() {
    assertEquals(1, Won.ONE.amount());
    assertThrows(IllegalArgumentException.class, () -> new Won(-1));
  }

  private static String digits(Random random, int length) {
    return random
        .ints(length, '0', '9' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
