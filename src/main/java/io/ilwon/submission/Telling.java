package io.ilwon.submission;

import io.ilwon.webhook.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers what a group tells. Each write of a submission's row raises its version, so an event's
 * number is above that of every event stored before it; a few numbers in between stay unused.
 */
final class Telling {
  /** More than one group can bring of one submission. */
  private static final int ROOM = 1_000;

  private Telling() {}

  static List<Event> events(Rows rows) {
    List<Event> events = new ArrayList<>();
    for (Command.Open o : rows.opened) {
      if (rows.begun.contains(o.id())) {
        Submission s = Submission.opened(o.id(), o.issuingCountry(), rows.now);
        events.add(event(o.project(), o.id(), ROOM, Happened.created(s)));
      }
    }
    for (Rows.Held held : rows.submissions.values()) {
      long first = (held.seen.version() + 1L) * ROOM;
      for (Happened h : held.told) {
        events.add(event(held.seen.project(), held.now.id(), first++, h));
      }
    }
    return events;
  }

  private static Event event(String project, SubmissionId id, long sequence, Happened h) {
    return Event.of(project, id.text(), sequence, h.type(), h.at(), h.facts());
  }
}
