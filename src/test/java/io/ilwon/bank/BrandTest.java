package io.ilwon.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "일원", "홍", "가나다라", "ILWN", "ab", "A사", "백화점", "천재교육", "만나", "조은", "회원", "병원", "사원"
      })
  void lettersAreABrand(String text) {
    assertEquals(text, new Brand(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "가나다라마", "ABCDE", "일원1", "１일", "일 원", " 일원", "일원\n", "일-원", "일원!", "ㄱㄴ", "日元", "é", "①",
        "😀"
      })
  void lengthAndAlphabetAreLimited(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Brand(text));
  }

  /** Behind three digits: 482원, 482만원, 482백만, 482이천. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "원", "원금", "만원", "천원", "십만원", "백만", "천만", "억", "억원", "이천", "오만", "오만원", "원입금", "달러", "won",
        "KRW", "Usd"
      })
  void anAmountIsNoBrand(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Brand(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"입금", "송금", "대출", "환급", "이자", "급여일", "국세환급", "새대출", "Loan", "CASH", "tax"})
  void aReasonForMoneyIsNoBrand(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Brand(text));
  }

  @Test
  void twoSpellingsOfTheSameLettersAreOneBrand() {
    assertEquals(new Brand("일원"), new Brand(Normalizer.normalize("일원", Normalizer.Form.NFD)));
  }

  @Test
  void theLongestDescriptorFitsTheShortestField() {
    String text = new Descriptor(new DescriptorCode("000"), new Brand("가나다라")).unmasked();
    assertTrue(text.getBytes(Charset.forName("MS949")).length <= 14);
    assertEquals(7, text.length());
  }
}
