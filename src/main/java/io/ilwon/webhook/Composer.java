package io.ilwon.webhook;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes what an endpoint is told: from the event's facts, and what is known of it now. */
@FunctionalInterface
public interface Composer {
  /**
   * The body of each event, in UTF-8.
   *
   * @throws SQLException when nothing can be read now: they are told later
   */
  Map<EventId, byte[]> bodies(List<Event> events) throws SQLException;
}
