package io.ilwon.client;

/**
 * What a link is made for; null where nothing is said.
 *
 * @param submissionId an open submission, or instead {@code applicant} to open a new one
 * @param returnUrl one of the project's {@code return-urls}, character by character
 * @param lang {@code ko} or {@code en}
 * @param bankCode only accounts of this bank
 * @param holder only accounts in this name
 */
public record LinkRequest(
    String submissionId,
    Applicant applicant,
    String returnUrl,
    String lang,
    String bankCode,
    String holder) {
  /** Refuses to be about nobody, or about two. */
  public LinkRequest {
    if ((submissionId == null) == (applicant == null)) {
      throw new IllegalArgumentException("a link is for a submission or for an applicant");
    }
  }

  /** Opens a new submission with the link. */
  public static LinkRequest of(Applicant applicant) {
    return new LinkRequest(null, applicant, null, null, null, null);
  }

  /** For a submission that Step 1 opened. */
  public static LinkRequest of(String submissionId) {
    return new LinkRequest(submissionId, null, null, null, null, null);
  }

  /** The same, leading back there afterwards. */
  public LinkRequest returnTo(String url) {
    return new LinkRequest(submissionId, applicant, url, lang, bankCode, holder);
  }

  /** The same in this language, {@code ko} or {@code en}. */
  public LinkRequest in(String language) {
    return new LinkRequest(submissionId, applicant, returnUrl, language, bankCode, holder);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "LinkRequest[…]";
  }
}
