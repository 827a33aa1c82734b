package io.ilwon.submission;

import io.ilwon.transfer.State;
import java.util.ArrayList;
import java.util.List;

/** The planted faults that the rules would have to have. */
final class Faults {
  private Faults() {}

  static Limits forgetting(Planted planted, Limits l) {
    return planted == Planted.WRONG_GUESSES_ARE_FORGOTTEN
        ? new Limits(
            l.project(),
            l.koreanIdsOnly(),
            l.day(),
            GuessRecord.EMPTY,
            l.schedule(),
            l.sendDeadline(),
            l.lease())
        : l;
  }

  static Decision leaking(Planted planted, Event event, Decision d) {
    boolean becameUnknown =
        event instanceof Event.TransferNews news
            && news.transfer().state() instanceof State.Sending
            && d.effects().stream()
                .anyMatch(e ->
                    e instanceof Effect.TransferRow row
                        && row.transfer().state() instanceof State.Unknown);
    if (planted != Planted.UNKNOWN_GIVES_THE_PLACE_BACK || !becameUnknown) {
      return d;
    }
    List<Effect> effects = new ArrayList<>(d.effects());
    effects.add(new Effect.PlaceGivenBack());
    return new Decision(d.next(), d.answer(), effects);
  }
}
