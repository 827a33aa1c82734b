package io.ilwon.client;

/**
 * What to change by hand; null stays as it is.
 *
 * @param kycStatus {@code approved} or {@code rejected}, only while incomplete: ends the submission
 */
public record Edit(String kycStatus, String userid, String cf1, String cf2, String cf3) {
  /** Ends the submission with a result. */
  public static Edit ending(String kycStatus) {
    return new Edit(kycStatus, null, null, null, null);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "Edit[…]";
  }
}
