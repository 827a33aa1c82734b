package io.ilwon.bank;

import io.ilwon.fuzz.Claim;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Fuzzed: account numbers, bank codes, typed codes and brands, each from the same text. */
public final class NumberFuzz {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{6,16}");
  private static final Pattern BANK = Pattern.compile("[0-9]+");
  private static final Charset BANK_BYTES = Charset.forName("MS949");
  private static final BankDirectory BANKS = BankDirectory.load();

  private NumberFuzz() {}

  /** The input as any of them. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = Claim.text(input);
    account(text);
    bank(text);
    Optional<DescriptorCode> code = typed(text);
    Optional<Brand> brand = made(text, Brand::new);
    descriptor(code.orElse(new DescriptorCode("482")), brand.orElse(new Brand("일원")));
  }

  private static void account(String text) {
    Optional<AccountNumber> made = made(text, AccountNumber::new);
    Claim.that(made.isPresent() == matches(ACCOUNT, text), "6 to 16 ASCII digits, nothing else");
    made.ifPresent(number -> {
      Claim.that(number.unmasked().equals(text), "I15: character by character");
      String shown = number.toString();
      Claim.that(shown.replaceAll("[^0-9]", "").length() == 4, "no more than four digits shown");
      Claim.that(text.endsWith(shown.substring(shown.length() - 4)), "and they are the last");
    });
  }

  private static void bank(String text) {
    Optional<BankCode> made = made(text, BankCode::new);
    Claim.that(made.isPresent() == matches(BANK, text), "ASCII digits, nothing else");
    made.ifPresent(code -> {
      Claim.that(code.text().equals(text) && code.toString().equals(text), "I15: as spelled");
      BANKS
          .atTheDoor(code)
          .ifPresent(bank ->
              Claim.that(
                  bank.code().equals(code) || bank.publishedCode().equals(Optional.of(code)),
                  "a bank is meant by its own two spellings alone"));
    });
  }

  private static Optional<DescriptorCode> typed(String text) {
    Optional<DescriptorCode> typed = DescriptorCode.typed(text);
    typed.ifPresent(code -> {
      Claim.that(code.unmasked().matches("[0-9]{3}"), "a typed code is three ASCII digits");
      String digits =
          text.codePoints()
              .filter(Character::isDigit)
              .mapToObj(NumberFuzz::ascii)
              .reduce("", String::concat);
      Claim.that(digits.equals(code.unmasked()), "no digit is dropped or made");
      Claim.that(!code.toString().matches(".*[0-9].*"), "printing shows none of them");
      Claim.that(code.matches(new DescriptorCode(code.unmasked())), "it is itself");
    });
    return typed;
  }

  private static String ascii(int digit) {
    return Integer.toString(Character.digit(digit, 10));
  }

  private static void descriptor(DescriptorCode code, Brand brand) {
    Claim.that(brand.text().codePoints().noneMatch(Character::isDigit), "no digit in a brand");
    Descriptor descriptor = new Descriptor(code, brand);
    String printed = descriptor.unmasked();
    Claim.that(printed.startsWith(code.unmasked()), "a statement begins with the code");
    Claim.that(printed.getBytes(BANK_BYTES).length <= 14, "every rail carries it uncut");
    Claim.that(!descriptor.toString().contains(code.unmasked()), "printing hides the code");
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }

  private static <T> Optional<T> made(String text, Function<String, T> making) {
    try {
      return Optional.of(making.apply(text));
    } catch (IllegalArgumentException e) {
      String said = String.valueOf(e.getMessage());
      Claim.that(
          said.startsWith("an account number is ")
              || said.startsWith("a bank code is ")
              || said.startsWith("a brand "),
          "an error says the rule");
      Claim.that(said.codePoints().filter(Character::isDigit).count() <= 3, "and not the value");
      return Optional.empty();
    }
  }
}
