package io.ilwon.webhook;

import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;

/** Seals what a receiver answered: it may repeat what it was told. */
final class AttemptSeal {
  private final Sealer sealer;

  AttemptSeal(Sealer sealer) {
    this.sealer = sealer;
  }

  byte[] answer(String project, String attempt, String text) {
    return sealer.seal(text, place(project, attempt));
  }

  String answer(String project, String attempt, byte[] sealed) {
    return sealer.open(sealed, place(project, attempt));
  }

  private static Place place(String project, String attempt) {
    return new Place(project, "webhook_attempt", "answer", attempt);
  }
}
