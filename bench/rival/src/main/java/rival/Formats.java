package rival;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What single fields must look like. */
final class Formats {
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  private static final Set<String> ID_TYPES =
      Set.of(
          "passport",
          "government_id",
          "drivers_license",
          "residence_permit",
          "visa",
          "vehicle_registration_certificate",
          "aadhaar",
          "pancard",
          "universal");

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}+@[^\\s@.\\p{Cntrl}]++(\\.[^\\s@.\\p{Cntrl}]++)++");

  private static final int LONGEST_EMAIL = 254;
  private static final Pattern BANK_CODE = Pattern.compile("[0-9]+");
  private static final Pattern ACCOUNT_NUMBER = Pattern.compile("[0-9]{6,16}");
  private static final Pattern CODE = Pattern.compile("[0-9]{3}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int LONGEST_HOLDER = 50;

  private Formats() {}

  static boolean isEmail(String text) {
    return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
  }

  static boolean isCountry(String text) {
    return COUNTRIES.contains(text);
  }

  static boolean isIdType(String text) {
    return ID_TYPES.contains(text);
  }

  static boolean isBankCode(String text) {
    return BANK_CODE.matcher(text).matches();
  }

  static boolean isAccountNumber(String text) {
    return ACCOUNT_NUMBER.matcher(text).matches();
  }

  /** A day of the calendar from 1900 on and not in the future. */
  static boolean isBirthday(String text) {
    if (!DATE.matcher(text).matches()) {
      return false;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() >= 1900 && !day.isAfter(LocalDate.now(Clock.systemUTC()).plusDays(1));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** NFC without blanks at the ends, at most 50 characters. */
  static String holder(String text) {
    String holder = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    boolean control = holder.codePoints().anyMatch(Character::isISOControl);
    if (control || holder.codePointCount(0, holder.length()) > LONGEST_HOLDER) {
      throw BadInput.format();
    }
    return holder;
  }

  /** Forgiving: blanks around it are dropped, full-width digits become ASCII. */
  static String code(String text) {
    String code = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    if (!CODE.matcher(code).matches()) {
      throw BadInput.format();
    }
    return code;
  }
}
