package io.ilwon.submission;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The formats of what Step 1 tells, for every door that takes it. Each refuses by {@link
 * IllegalArgumentException}, valueless.
 */
public final class ApplicantFormats {
  /** RFC 5321 §4.5.3.1.3, less the angle brackets. Characters. */
  public static final int LONGEST_EMAIL = 254;

  public static final int LONGEST_OPTIONS = 4096;

  /** Characters (code points), where the contract sets no limit of its own. */
  public static final int LONGEST_TEXT = 256;

  /** ISO 3166-1 alpha-3, upper case. */
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

  /**
   * Plausible, no more: something, one at-sign, labels with a dot between them. Possessive, so that
   * no input makes it slow.
   */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}+@[^\\s@.\\p{Cntrl}]++(\\.[^\\s@.\\p{Cntrl}]++)++");

  private ApplicantFormats() {}

  public static String email(String text) {
    return demanded(text, EMAIL.matcher(text).matches());
  }

  public static String country(String text) {
    return demanded(text, COUNTRIES.contains(text));
  }

  public static String idType(String text) {
    return demanded(text, ID_TYPES.contains(text));
  }

  private static String demanded(String text, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException("the format does not fit");
    }
    return text;
  }
}
