package io.ilwon.transfer;

/** The seal of an intent that was never one. */
public final class FilledOrigin {
  private FilledOrigin() {}

  /** As an intent is sealed when it is stored. */
  public static byte[] seal(TransferSeal seal, Intent intent) {
    return seal.origin(Origin.of(intent));
  }
}
