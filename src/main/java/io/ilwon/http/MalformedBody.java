package io.ilwon.http;

/** A body that is not what it should be. Says what kind of fault, never a byte of the body. */
public final class MalformedBody extends Exception {

  private static final long serialVersionUID = 1;

  MalformedBody(String fault) {
    super(fault, null, false, false);
  }
}
