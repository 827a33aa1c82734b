package io.ilwon.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an endpoint's address. One spelling is taken for each: an address that programs read in
 * different ways is refused, whatever it means.
 */
final class WebhookUrl {
  private static final int LONGEST = 1000;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e&&[^\\\\\"<>^`{|}]]+");
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z][a-z0-9-]{0,62}");
  private static final Pattern QUAD =
      Pattern.compile(
          "(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");
  private static final Pattern HEX = Pattern.compile("\\[[0-9a-f:.]+]");
  private static final int FIRST_FREE_PORT = 1024;

  private WebhookUrl() {}

  /**
   * The address.
   *
   * @throws IllegalArgumentException that names the rule it breaks
   */
  static URI read(String text, Reach reach) {
    if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("at most 1000 ASCII characters of URLs, no blanks");
    }
    URI url = parsed(text);
    String host = url.getHost();
    if (!("https".equals(url.getScheme()) || "http".equals(url.getScheme())) || host == null) {
      throw new IllegalArgumentException("write an address such as https://example.com/ilwon");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("no user before the host, no # behind the path");
    }
    int port = port(url);
    if (port != 443 && port != 80 && (port < FIRST_FREE_PORT || port > 65_535)) {
      throw new IllegalArgumentException("ports are 443, 80 and those from 1024 on");
    }
    if (!text.startsWith(url.getScheme() + "://" + host)) {
      throw new IllegalArgumentException("write the address plainly, in lower case");
    }
    Optional<InetAddress> address = literal(host);
    if (address.isPresent() && !reach.permits(address.get())) {
      throw new IllegalArgumentException("an address that webhooks may not reach");
    }
    boolean listed = address.map(reach::lists).orElse(!reach.listed().isEmpty());
    if (url.getScheme().equals("http") && !listed) {
      throw new IllegalArgumentException("https is needed");
    }
    return url;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text).parseServerAuthority();
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("not an address of the web");
    }
  }

  static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().equals("https") ? 443 : 80;
  }

  /**
   * The address that stands there in figures; empty for a name.
   *
   * @throws IllegalArgumentException for neither, such as 127.1, 0x7f000001, 2130706433
   */
  static Optional<InetAddress> literal(String host) {
    if (HEX.matcher(host).matches()) {
      return Optional.of(InetAddress.ofLiteral(host.substring(1, host.length() - 1)));
    }
    if (QUAD.matcher(host).matches()) {
      return Optional.of(InetAddress.ofLiteral(host));
    }
    if (!NAME.matcher(host).matches() || isNumber(host.substring(host.lastIndexOf('.') + 1))) {
      throw new IllegalArgumentException("a host's name in lower case, or an address in full");
    }
    return Optional.empty();
  }

  /** What some read as the end of an address in figures. */
  private static boolean isNumber(String label) {
    return label.matches("0x[0-9a-f]*|\\d+");
  }
}
