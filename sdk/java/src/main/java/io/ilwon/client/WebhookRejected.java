package io.ilwon.client;

/** A request that is no webhook of ours, or one that was taken before. */
public final class WebhookRejected extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** A header is missing or the body is no event. Answer 400. */
    MALFORMED,
    /** Sent more than five minutes ago, or from the future: somebody else's repeat. Answer 400. */
    TIMESTAMP,
    /** None of the signatures is by one of the secrets. Answer 400. */
    SIGNATURE,
    /** Genuine, and taken before. Answer 200, else it comes again. */
    REPEATED
  }

  private final Reason reason;

  WebhookRejected(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
