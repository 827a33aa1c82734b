package io.ilwon.webhook;

/** Why a call brought no answer; a fixed list, never an exception's words. */
enum Fault {
  NOT_FOUND("no such host"),
  PRIVATE("address not allowed"),
  PLAIN("https is needed"),
  CHANGED("endpoint was changed by hand"),
  CONNECT_TIMED_OUT("connect timed out"),
  REFUSED("connection refused"),
  TLS("tls failed"),
  TIMED_OUT("no answer in time"),
  LOST("connection lost"),
  UNREADABLE("answer unreadable");

  private final String phrase;

  Fault(String phrase) {
    this.phrase = phrase;
  }

  String phrase() {
    return phrase;
  }
}
