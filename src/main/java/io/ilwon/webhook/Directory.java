package io.ilwon.webhook;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The endpoints as this node last read them, and what it has under way at each. */
final class Directory {
  private final EndpointStore store;
  private volatile Map<EndpointId, Entry> entries = Map.of();
  private volatile Set<String> projects = Set.of();

  /** An endpoint and its queue, which stays the same while the endpoint lives. */
  record Entry(Known known, EndpointQueue queue) {}

  /** Reads for the first time. */
  Directory(EndpointStore store) throws SQLException {
    this.store = store;
    read();
  }

  /** Reads them again. */
  synchronized void read() throws SQLException {
    Map<EndpointId, Entry> before = entries;
    Map<EndpointId, Entry> now = new LinkedHashMap<>();
    for (Known known : store.all()) {
      EndpointId id = known.endpoint().id();
      @Nullable Entry was = before.get(id);
      EndpointQueue queue = was == null ? new EndpointQueue() : was.queue();
      // What is under way here is newer than what was written.
      if (was == null || queue.held() == 0) {
        queue.failed(known.endpoint().failures());
      }
      now.put(id, new Entry(known, queue));
    }
    entries = now;
    projects =
        now.values().stream().map(e -> e.known().endpoint().project()).collect(Collectors.toSet());
  }

  boolean hears(String project) {
    return projects.contains(project);
  }

  @Nullable Entry entry(EndpointId id) {
    return entries.get(id);
  }

  Collection<Entry> all() {
    return entries.values();
  }
}
