package io.ilwon.submission;

/** How a submission ended, if it has. */
public enum KycResult {
  INCOMPLETE,
  APPROVED,
  REJECTED
}
