package io.ilwon.client;

/** Not JSON as we read it. */
final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  MalformedJson(String message) {
    super(message, null, false, false);
  }
}
