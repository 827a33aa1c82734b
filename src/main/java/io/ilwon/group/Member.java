package io.ilwon.group;

import io.ilwon.meter.TracePoint;
import io.ilwon.meter.Traces;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A command that waits, and the caller behind it. */
final class Member<C, A> {
  private enum Place {
    QUEUED,
    TAKEN,
    LEFT
  }

  final C command;
  final Object key;
  final CompletableFuture<Reply<A>> reply = new CompletableFuture<>();
  final TracePoint trace = Traces.here();
  private final long sinceNanos = System.nanoTime();
  private final AtomicReference<Place> place = new AtomicReference<>(Place.QUEUED);
  private int returns;

  Member(C command, Object key) {
    this.command = command;
    this.key = key;
  }

  /** The flusher takes it; false when its caller has left. */
  boolean take() {
    boolean taken = place.compareAndSet(Place.QUEUED, Place.TAKEN);
    if (taken) {
      GroupMeters.WAIT.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
    }
    return taken;
  }

  /** The flusher has taken it in vain: nothing was done, and its caller may leave once more. */
  void waitAgain() {
    place.set(Place.QUEUED);
  }

  /** The caller leaves; false when the flusher was first, so that nobody knows the outcome yet. */
  boolean leave() {
    return place.compareAndSet(Place.QUEUED, Place.LEFT);
  }

  /** Came back because its row was held; true once it has waited enough to run alone. */
  boolean returnedTooOften() {
    returns++;
    return returns >= Group.RETURNS || System.nanoTime() - sinceNanos > Group.RETURNS_NANOS;
  }
}
