package io.ilwon.rail.kftc;

import io.ilwon.rail.kftc.Grant.Denied;
import io.ilwon.rail.kftc.Grant.Given;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one token of this process. One thread renews it, a little before it ends; meanwhile the
 * others use the old one, and where there is none they wait for that one renewal.
 */
final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  /** Renewed when a tenth of its life is left, but not before its last day. */
  private static final long EARLIEST_RENEWAL = Duration.ofDays(1).toNanos();

  /** After a renewal in vain, while the old token lives. */
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  private final Supplier<Grant> centre;
  private final LongSupplier nanoClock;
  private @Nullable Held held;
  private @Nullable CompletableFuture<Grant> renewal;

  /** Asks {@code centre}, which returns in bounded time and never throws. */
  Tokens(Supplier<Grant> centre) {
    this(centre, System::nanoTime);
  }

  Tokens(Supplier<Grant> centre, LongSupplier nanoClock) {
    this.centre = centre;
    this.nanoClock = nanoClock;
  }

  private record Held(Token token, long renewAt, long endsAt) {}

  /** A token that lives, as far as we know; empty when none was to be had in time. */
  Optional<Token> get(Deadline deadline) {
    CompletableFuture<Grant> coming;
    synchronized (this) {
      long now = nanoClock.getAsLong();
      Held mine = held;
      if (mine != null && now - mine.endsAt < 0) {
        if (now - mine.renewAt >= 0) {
          startRenewal();
        }
        return Optional.of(mine.token);
      }
      coming = coming();
    }
    return await(coming, deadline) instanceof Given given
        ? Optional.of(given.token())
        : Optional.empty();
  }

  /** The centre did not take this token; another that came meanwhile stays. */
  synchronized void drop(Token token) {
    if (held != null && held.token.equals(token)) {
      held = null;
    }
  }

  /** Asks the centre at once. */
  Grant fresh(Deadline deadline) {
    CompletableFuture<Grant> coming;
    synchronized (this) {
      coming = coming();
    }
    return await(coming, deadline);
  }

  private CompletableFuture<Grant> coming() {
    startRenewal();
    return Objects.requireNonNull(renewal);
  }

  /** Unless one is under way. */
  private void startRenewal() {
    if (renewal == null) {
      CompletableFuture<Grant> started = new CompletableFuture<>();
      renewal = started;
      Thread.ofVirtual().name("kftc-token").start(() -> ask(started));
    }
  }

  private void ask(CompletableFuture<Grant> answer) {
    long asked = nanoClock.getAsLong();
    Grant grant;
    try {
      grant = centre.get();
    } catch (RuntimeException | Error e) {
      LOG.error("a fault of ours while asking for a token: {}", e.getClass().getName());
      grant = new Denied("a fault of ours");
    }
    synchronized (this) {
      renewal = null;
      switch (grant) {
        case Given(Token token, Duration life) -> {
          long ends = asked + life.toNanos();
          held = new Held(token, ends - Math.min(EARLIEST_RENEWAL, life.toNanos() / 10), ends);
        }
        case Denied _ -> {
          if (held != null) {
            held = new Held(held.token, nanoClock.getAsLong() + PAUSE, held.endsAt);
          }
        }
      }
    }
    answer.complete(grant);
  }

  private static Grant await(CompletableFuture<Grant> coming, Deadline deadline) {
    try {
      return coming.get(deadline.left(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Denied("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Denied("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
