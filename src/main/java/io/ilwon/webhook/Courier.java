package io.ilwon.webhook;

import io.ilwon.crypto.Opaque;
import io.ilwon.due.DueTask;
import io.ilwon.meter.Trace;
import io.ilwon.meter.TracePoint;
import io.ilwon.meter.Traces;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes what is due, has it written, and calls: each call on a virtual thread of its own. */
final class Courier implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  /** A call must end before somebody else may take it. */
  private static final long NEEDED = Line.WHOLE.plusSeconds(1).toNanos();

  private final Directory directory;
  private final ClaimStore claims;
  private final Composer composer;
  private final Line line;
  private final Recorder recorder;
  private final AtomicInteger underWay = new AtomicInteger();
  private final DueTask task;
  private volatile boolean closed;

  Courier(Directory directory, ClaimStore claims, Composer composer, Line line, Recorder recorder) {
    this.directory = directory;
    this.claims = claims;
    this.composer = composer;
    this.line = line;
    this.recorder = recorder;
    this.task = new DueTask("webhooks", PAUSE, this::deliver);
  }

  void wake() {
    task.wake();
  }

  private boolean deliver() throws SQLException {
    List<ClaimStore.Room> rooms = new ArrayList<>();
    for (Directory.Entry entry : directory.all()) {
      int places = entry.known().told() ? entry.queue().places() : 0;
      if (places > 0) {
        rooms.add(new ClaimStore.Room(entry.known().endpoint().id(), places));
      }
    }
    if (rooms.isEmpty() || closed) {
      return false;
    }
    List<Taken> taken = claims.claim(rooms);
    if (taken.isEmpty()) {
      return false;
    }
    List<Event> events = taken.stream().map(Taken::event).distinct().toList();
    Map<EventId, byte[]> bodies = composer.bodies(events);
    for (Taken t : taken) {
      Directory.@Nullable Entry entry = directory.entry(t.endpoint());
      byte @Nullable [] body = bodies.get(t.event().id());
      if (entry != null && body != null) {
        entry.queue().takes();
        underWay.incrementAndGet();
        Thread.ofVirtual().name("webhook").start(() -> call(t, entry, body));
      }
    }
    return true;
  }

  private void call(Taken t, Directory.Entry entry, byte[] body) {
    EndpointQueue queue = entry.queue();
    try {
      queue.enter();
      if (closed || t.untilNanos() - System.nanoTime() < NEEDED) {
        queue.leave();
        queue.letGo();
        return;
      }
      long begin = System.nanoTime();
      Ended ended = ended(t, entry, body);
      long nanos = System.nanoTime() - begin;
      double chance = ThreadLocalRandom.current().nextDouble();
      NextStep step = NextStep.after(ended, t.failed(), chance);
      queue.ended(nanos, step.fate() == NextStep.Fate.DELIVERED);
      recorder.add(new Outcome(t, ended, Duration.ofNanos(nanos), step));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Ended ended(Taken t, Directory.Entry entry, byte[] body) throws InterruptedException {
    Known known = entry.known();
    if (known.secrets().isEmpty()) {
      return new Ended.Failed(Fault.CHANGED);
    }
    Message message = new Message(t.event().id(), known.secrets(), Opaque.of(body));
    try (Trace step = Traces.outgoing("webhook", TracePoint.NONE)) {
      step.say("event", t.event().type().word());
      Ended ended = line.call(known.endpoint().url(), message);
      switch (ended) {
        case Ended.Answered a -> step.say("http.response.status_code", a.status());
        case Ended.Failed f -> step.say("outcome", f.fault().phrase());
      }
      return ended;
    }
  }

  /** Calls under way are waited for, a little; what is left the leases bring back. */
  @Override
  public void close() {
    closed = true;
    task.close();
    long until = System.nanoTime() + CLOSING.toNanos();
    while (underWay.get() > 0 && System.nanoTime() < until) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    recorder.close();
  }
}
