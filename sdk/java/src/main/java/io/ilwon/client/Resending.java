package io.ilwon.client;

/** The JDK's client can be told to send a POST again by itself. Then we do not work with it. */
final class Resending {
  private static final String SWITCH = "jdk.httpclient.enableAllMethodRetry";

  private Resending() {}

  static void refuse() {
    String set = System.getProperty(SWITCH);
    // As the JDK reads it: the name alone means true.
    if (set != null && (set.isEmpty() || Boolean.parseBoolean(set))) {
      throw new IllegalStateException(
          SWITCH + " is set: requests that move money would be sent twice. Remove it.");
    }
  }
}
