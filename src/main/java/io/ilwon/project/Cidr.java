package io.ilwon.project;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A range of IPv4 or IPv6 addresses, as {@code 203.0.113.0/24} or one address alone.
 *
 * @param network the lowest address of the range
 * @param bits how many leading bits all addresses of the range share
 */
public record Cidr(InetAddress network, int bits) {
  // InetAddress also takes 1.2 for 1.0.0.2 and fe80::1%eth0; a list that guards takes neither.
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  /** Throws {@link IllegalArgumentException} when an address bit lies beyond the shared ones. */
  public Cidr {
    byte[] address = network.getAddress();
    if (bits < 0 || bits > 8 * address.length) {
      throw new IllegalArgumentException("a prefix has 0 to 32 bits, in IPv6 0 to 128");
    }
    for (int bit = bits; bit < 8 * address.length; bit++) {
      if (isSet(address, bit)) {
        throw new IllegalArgumentException(
            network.getHostAddress() + " is not the first address of its /" + bits);
      }
    }
  }

  /**
   * Reads a range; asks no name server. Throws {@link IllegalArgumentException} when it is none.
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
      throw new IllegalArgumentException("write an address or a range such as 203.0.113.0/24");
    }
    InetAddress network = InetAddress.ofLiteral(address);
    if (slash < 0) {
      return new Cidr(network, 8 * network.getAddress().length);
    }
    String bits = text.substring(slash + 1);
    if (!LENGTH.matcher(bits).matches()) {
      throw new IllegalArgumentException("after the slash stands the number of shared bits");
    }
    return new Cidr(network, Integer.parseInt(bits));
  }

  /** Whether the address lies in the range; an IPv4 address never lies in an IPv6 range. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (isSet(ours, bit) != isSet(theirs, bit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }

  private static boolean isSet(byte[] address, int bit) {
    return (address[bit / 8] >> (7 - bit % 8) & 1) == 1;
  }
}
