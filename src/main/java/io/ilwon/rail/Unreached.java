package io.ilwon.rail;

import java.util.Arrays;

/**
 * How a rail says that it could not reach its network, as {@code railCode} of a {@link
 * Refusal#NOT_REQUESTED}. Any other phrase or code there speaks of our own request, rights or
 * token, not of the network.
 */
public enum Unreached {
  CONNECTION_REFUSED("connection refused"),
  CONNECT_TIMED_OUT("connect timed out"),
  NO_CONNECTION("no connection"),
  TLS_FAILED("tls failed"),
  UNAVAILABLE("unavailable");

  private final String phrase;

  Unreached(String phrase) {
    this.phrase = phrase;
  }

  public String phrase() {
    return phrase;
  }

  /** The refusal: not one byte of the request left. */
  public TransferOutcome.Refused refused() {
    return new TransferOutcome.Refused(Refusal.NOT_REQUESTED, phrase);
  }

  /** Whether this refusal is one of these. */
  public static boolean says(TransferOutcome.Refused refused) {
    return refused.why() == Refusal.NOT_REQUESTED
        && Arrays.stream(values()).anyMatch(each -> each.phrase.equals(refused.railCode()));
  }
}
