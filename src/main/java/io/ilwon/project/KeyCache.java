package io.ilwon.project;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Keys as the database knew them at most half a second ago.
 *
 * <p>A value's age counts from before its reading began, so what was revoked by then is never seen
 * as valid later than {@link #LIFE} after. One caller reads for all who ask for the same key; a key
 * in use is read again in the background at half its life, so that busy callers never wait. Keys
 * that do not exist are not remembered (a new key works at once), and at most four first readings
 * run at a time, so that a flood of them leaves connections to the others.
 */
final class KeyCache {
  static final long LIFE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MOST_ENTRIES = 10_000;
  private static final int FIRST_READINGS = 4;
  private static final int PATIENCE_SECONDS = 3;

  /** Reads a key by its hash. */
  @FunctionalInterface
  interface Reader {
    Optional<KnownKey> read(byte[] hash) throws SQLException;
  }

  private final ConcurrentHashMap<ByteBuffer, Reading> readings = new ConcurrentHashMap<>();
  private final Semaphore firstReadings = new Semaphore(FIRST_READINGS, true);
  private final Reader reader;
  private final LongSupplier nanoTime;

  KeyCache(Reader reader, LongSupplier nanoTime) {
    this.reader = reader;
    this.nanoTime = nanoTime;
  }

  /** A key and how many nanoseconds ago its reading began. */
  record Aged(KnownKey key, long age) {}

  /** Empty: no such valid key. Throws when the database could not be asked. */
  Optional<Aged> find(byte[] hash) throws SQLException {
    ByteBuffer name = ByteBuffer.wrap(hash);
    long now = nanoTime.getAsLong();
    Reading reading = readings.get(name);
    if (reading == null || now - reading.began >= LIFE) {
      Reading fresh = new Reading(now);
      reading = readings.merge(name, fresh, (old, made) -> now - old.began < LIFE ? old : made);
      if (reading == fresh) {
        readFirst(hash, name, reading);
      }
    } else if (now - reading.began > LIFE / 2
        && reading.result.isDone()
        && reading.renewed.compareAndSet(false, true)) {
      Reading old = reading;
      Thread.ofVirtual().name("key-renewal").start(() -> renew(hash, name, old));
    }
    long age = Math.max(0, now - reading.began);
    try {
      return reading.result.join().map(key -> new Aged(key, age));
    } catch (CompletionException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
    }
  }

  private void readFirst(byte[] hash, ByteBuffer name, Reading reading) {
    boolean turn = false;
    try {
      turn = firstReadings.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (turn) {
        reading.read(hash);
      } else {
        reading.result.completeExceptionally(new SQLException("too many keys are being read"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reading.result.completeExceptionally(new SQLException("interrupted", e));
    } finally {
      if (turn) {
        firstReadings.release();
      }
      if (!reading.foundAKey()) {
        readings.remove(name, reading);
      }
      if (readings.size() > MOST_ENTRIES) {
        long now = nanoTime.getAsLong();
        readings.values().removeIf(each -> now - each.began >= LIFE);
      }
    }
  }

  /** A failed renewal changes nothing: the old value ends by itself. */
  private void renew(byte[] hash, ByteBuffer name, Reading old) {
    Reading fresh = new Reading(nanoTime.getAsLong());
    fresh.read(hash);
    if (fresh.foundAKey()) {
      readings.replace(name, old, fresh);
    } else if (!fresh.result.isCompletedExceptionally()) {
      readings.remove(name, old);
    }
  }

  private final class Reading {
    final long began;
    final CompletableFuture<Optional<KnownKey>> result = new CompletableFuture<>();
    final AtomicBoolean renewed = new AtomicBoolean();

    Reading(long began) {
      this.began = began;
    }

    void read(byte[] hash) {
      try {
        result.complete(reader.read(hash));
      } catch (SQLException | RuntimeException e) {
        result.completeExceptionally(e);
      } finally {
        // After an Error too: callers wait for this result without end. Otherwise it does nothing.
        result.completeExceptionally(new SQLException("reading a key failed"));
      }
    }

    boolean foundAKey() {
      return result.isDone()
          && !result.isCompletedExceptionally()
          && result.resultNow().isPresent();
    }
  }
}
