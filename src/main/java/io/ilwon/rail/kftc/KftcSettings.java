package io.ilwon.rail.kftc;

import io.ilwon.bank.AccountNumber;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * What KFTC gave us, and where it is. {@code toString} shows no secret.
 *
 * @param url the centre, {@code https://host} with or without a port; plain {@code http} is for a
 *     stub bank on this machine
 * @param institution our ten characters, the beginning of every id
 * @param account the account each won is taken from
 * @param passPhrase of that account; {@code NONE} on the test bed
 * @param tls which centre to believe, and who we are
 * @param bankAnswer longest time for one call in all: token, connecting, asking and the answer
 * @param connections most connections at once; more than all bulkheads let through, so that they
 *     decide, and a bank that hangs leaves the others enough
 * @param settleHorizon after the send deadline, from when on <i>no record</i> is believed
 */
public record KftcSettings(
    URI url,
    String clientId,
    String clientSecret,
    String institution,
    AccountNumber account,
    String passPhrase,
    SSLContext tls,
    Duration bankAnswer,
    int connections,
    Duration settleHorizon) {
  /** What a bank may take to book, unless set otherwise. */
  public static final Duration SETTLE_HORIZON = Duration.ofMinutes(10);

  /** How the centre's ids of all our transfers begin, and nobody else's do. */
  public String railIdPrefix() {
    return institution + "U";
  }

  @Override
  public String toString() {
    return url + " as " + institution;
  }
}
