package io.ilwon.bank;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What a statement shows after the code: one to four letters, Hangul syllables or A to Z, chosen
 * once per project by the operator.
 *
 * <p>Nothing in it may make the line look like anything but a one-won proof. So no digit (it would
 * run into the code), and no money word, which is one of two things:
 *
 * <ul>
 *   <li>an amount: the brand follows three digits, so 원 reads as "482 won" and 만원 as "4.82
 *       million"; refused are units of counting alone (백만, 이천), and whatever begins with a
 *       currency, units before it or not (원, 만원, 오천원, WON, KRW). 일원 stays allowed: one won is what
 *       arrived;
 *   <li>a reason for money: 입금, 송금, 대출, 환급, 이자 and their like, anywhere in it, since "482환급" looks
 *       as if somebody had paid out something.
 * </ul>
 */
public record Brand(String text) {
  private static final int LONGEST = 4;
  private static final Pattern LETTERS = Pattern.compile("[가-힣A-Za-z]+");
  private static final Pattern AMOUNT =
      Pattern.compile(
          "[일이삼사오육칠팔구]?[십백천만억조]+" + "|([일이삼사오육칠팔구]?[십백천만억조]+)?(원|달러|엔화|유로|won|krw|usd|eur|jpy).*",
          CASE_INSENSITIVE);
  private static final Pattern REASON =
      Pattern.compile(
          "입금|출금|송금|이체|대출|대부|환급|환불|이자|상환|변제|급여|월급|수당|연금|적금|예금|현금"
              + "|원금|잔금|잔액|상금|당첨|배당|벌금|세금|국세|지방세|과태료|체납|연체|미납|납부|결제"
              + "|정산|수수료|보험|지원금|보조금|장려금|합의금|계약금|보증금|캐시|loan|cash|tax",
          CASE_INSENSITIVE);

  /** Throws {@link IllegalArgumentException} saying which rule the brand breaks. */
  public Brand {
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
      throw new IllegalArgumentException("a brand is one to four letters");
    }
    if (!LETTERS.matcher(text).matches()) {
      throw new IllegalArgumentException("a brand is Hangul or Latin letters, no digits or blanks");
    }
    if (AMOUNT.matcher(text).matches() || REASON.matcher(text).find()) {
      throw new IllegalArgumentException("a brand holds no money word");
    }
  }

  /** Hidden: with the code it is what a statement prints. */
  @Override
  public String toString() {
    return "··";
  }
}
