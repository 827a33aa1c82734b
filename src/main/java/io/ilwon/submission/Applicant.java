package io.ilwon.submission;

import org.jspecify.annotations.Nullable;

/** What Step 1 tells. */
public record Applicant(
    String email,
    String issuingCountry,
    String idType,
    @Nullable String userid,
    @Nullable String cf1,
    @Nullable String cf2,
    @Nullable String cf3,
    @Nullable String customOptions) {
  Applicant with(Edit edit) {
    return new Applicant(
        email,
        issuingCountry,
        idType,
        edit.userid() == null ? userid : edit.userid(),
        edit.cf1() == null ? cf1 : edit.cf1(),
        edit.cf2() == null ? cf2 : edit.cf2(),
        edit.cf3() == null ? cf3 : edit.cf3(),
        customOptions);
  }

  @Override
  public String toString() {
    return "Applicant(…)";
  }
}
