package rival;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the environment says.
 *
 * @param apiKey the one key that is accepted
 * @param masterKey base64 of 32 bytes; empty: one is drawn, which ends with the process
 * @param benchCodes host:port that hears of each code, with the in-process bank alone; or empty
 */
@ConfigurationProperties("rival")
record Settings(String apiKey, String masterKey, String benchCodes, Bank bank) {

  /**
   * What the bank gave us.
   *
   * @param url empty: a bank in this process that always says yes
   * @param institution ten characters, the beginning of every id
   * @param account the one each won is taken from
   * @param answer how long the bank may be silent
   */
  record Bank(
      String url,
      String clientId,
      String clientSecret,
      String institution,
      String account,
      String passPhrase,
      Duration answer) {}

  @Override
  public String toString() {
    return "Settings";
  }
}
