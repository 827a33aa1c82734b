package io.ilwon.hosted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What every screen of one answer shares.
 *
 * @param client the project's name
 * @param sender what the statement shows after the digits
 * @param path {@code /v/} and the token
 * @param url the page's own address, whole, for the picture that phones read
 * @param reference what the person tells support
 * @param now the database's clock
 * @param returns whether there is an address to go back to
 * @param frames the origins that may show the page in a frame
 */
record Scene(
    Language language,
    String client,
    String sender,
    String path,
    Optional<String> url,
    String csrf,
    int turn,
    String reference,
    Instant now,
    boolean returns,
    List<String> frames) {
  /** Without the token, which is in the path. */
  @Override
  public String toString() {
    return "Scene[" + reference + "]";
  }
}
