package io.ilwon;

import java.net.URI;
import java.util.Optional;

/**
 * What an operator may set about the desk.
 *
 * @param own how operators reach the admin port, without a slash at its end
 * @param accessLogYears how long the access log is kept
 */
record DeskSettings(Optional<String> own, int accessLogYears) {
  static final int USUAL_PORT = 8081;

  static DeskSettings read(Environment environment) {
    return new DeskSettings(
        environment.parsed(
            "ILWON_DESK_URL",
            "an address such as https://desk.example.com, without a path",
            DeskSettings::origin),
        (int) environment.number("ILWON_ACCESS_LOG_YEARS", 2, 1, 10));
  }

  String url(int adminPort) {
    return own.orElse("http://localhost:" + adminPort);
  }

  /** Operators type passwords there: never in the open. */
  private static String origin(String text) {
    URI uri = URI.create(text);
    String host = String.valueOf(uri.getHost());
    boolean plain = "http".equals(uri.getScheme()) && KftcVariables.isLoopback(host);
    boolean web = plain || "https".equals(uri.getScheme());
    String whole = uri.getScheme() + "://" + uri.getRawAuthority();
    if (!web || uri.getHost() == null || uri.getUserInfo() != null || !text.equals(whole)) {
      throw new IllegalArgumentException("not such an address");
    }
    return text;
  }
}
