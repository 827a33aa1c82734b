package io.ilwon.submission;

import org.jspecify.annotations.Nullable;

/** What PATCH changes; null leaves as it is. At least one is not null. */
public record Edit(
    @Nullable KycResult kycStatus,
    @Nullable String userid,
    @Nullable String cf1,
    @Nullable String cf2,
    @Nullable String cf3) {
  boolean changesApplicant() {
    return userid != null || cf1 != null || cf2 != null || cf3 != null;
  }

  @Override
  public String toString() {
    return "Edit[" + kycStatus + "]";
  }
}
