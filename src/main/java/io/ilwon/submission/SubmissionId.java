package io.ilwon.submission;

/** The caller's name of a submission: unguessable, safe in a URL, never counted up. */
public record SubmissionId(String text) {
  @Override
  public String toString() {
    return text;
  }
}
