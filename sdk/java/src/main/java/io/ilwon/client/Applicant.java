package io.ilwon.client;

import java.util.Objects;

/**
 * Whose account it is: what Step 1 asks.
 *
 * @param issuingCountry ISO 3166-1 alpha-3, such as {@code KOR}
 * @param idType such as {@code passport}
 * @param userid your own name for the person; null for none, as all that follow
 */
public record Applicant(
    String email,
    String issuingCountry,
    String idType,
    String userid,
    String cf1,
    String cf2,
    String cf3,
    String customOptions) {
  /** Refuses to be without one of the first three. */
  public Applicant {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(issuingCountry, "issuingCountry");
    Objects.requireNonNull(idType, "idType");
  }

  /** With nothing but what is required. */
  public static Applicant of(String email, String issuingCountry, String idType) {
    return new Applicant(email, issuingCountry, idType, null, null, null, null, null);
  }

  /** The same person under your own name for them. */
  public Applicant userid(String other) {
    return new Applicant(email, issuingCountry, idType, other, cf1, cf2, cf3, customOptions);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "Applicant[…]";
  }
}
