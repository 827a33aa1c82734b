package io.ilwon.project;

import io.ilwon.crypto.SealBroken;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in, in this order: key, address, rate. A key, its project or its limits changed
 * anywhere are seen here within a second; with the database away nobody is let in.
 */
public final class Gate {
  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private static final long WARNING_GAP = TimeUnit.SECONDS.toNanos(10);

  private final AtomicLong warnedAt = new AtomicLong();
  private final KeyKind kind;
  private final LongSupplier nanoTime;
  private final KeyCache keys;
  private final Refusals refusals;
  private final Strangers strangers;
  // Only keys that exist get an entry, so their number is the operator's.
  private final ConcurrentHashMap<KeyId, KeyRate> rates = new ConcurrentHashMap<>();

  /**
   * @param kind the one kind of key this server's mode lets in
   */
  public Gate(ApiKeyStore keys, ProjectDefaults defaults, KeyKind kind) {
    this(keys, defaults, kind, System::nanoTime);
  }

  Gate(ApiKeyStore keys, ProjectDefaults defaults, KeyKind kind, LongSupplier nanoTime) {
    this.kind = kind;
    this.nanoTime = nanoTime;
    this.refusals = new Refusals(nanoTime);
    this.strangers = new Strangers(nanoTime);
    this.keys = new KeyCache(hash -> known(keys.find(hash, kind, defaults)), nanoTime);
  }

  private Optional<KnownKey> known(KeyFinding finding) {
    return switch (finding) {
      case KeyFinding.Good good -> Optional.of(good.key());
      case KeyFinding.Ended(KeyId key, String why) -> {
        refusals.key(key, why);
        yield Optional.empty();
      }
      case KeyFinding.Forged(String table, String row) -> {
        refusals.forged(table, row);
        yield Optional.empty();
      }
      case KeyFinding.None _ -> Optional.empty();
    };
  }

  /**
   * Decides about one request, and counts it if it is let in or was too much.
   *
   * @param keyText the key as sent, or null
   * @param peer where the connection comes from
   * @param needed what the request wants to do
   */
  public Admission admit(@Nullable String keyText, InetAddress peer, Scope needed) {
    Optional<ApiKey> key = ApiKey.parse(keyText);
    if (key.isEmpty()) {
      return forbidden(peer, keyText == null ? "no key" : "what they show is no key");
    }
    if (key.get().kind() != kind) {
      return forbidden(peer, "a " + key.get().kind().word() + " key, which this mode knows not");
    }
    try {
      return keys.find(key.get().hash())
          .map(found -> admit(found.key(), found.age(), peer, needed))
          .orElseGet(() -> forbidden(peer, "no such key, or it has ended"));
    } catch (SQLException e) {
      warn(e);
      return new Admission.Unreadable();
    }
  }

  private Admission admit(KnownKey key, long age, InetAddress peer, Scope needed) {
    Caller caller = key.caller();
    if (!caller.scopes().contains(needed)) {
      refusals.key(caller.key(), "without the scope " + needed.word());
      return new Admission.Forbidden(caller);
    }
    if (!caller.project().admits(peer)) {
      refusals.key(caller.key(), "from an address that is not on its project's list");
      return new Admission.AddressDenied(caller);
    }
    Instant now = key.readAt().plusNanos(Math.max(0, age));
    Optional<Duration> wait = rate(key).take(now);
    if (wait.isPresent()) {
      refusals.key(caller.key(), "over its rate");
      return new Admission.TooMany(wait.get(), caller);
    }
    return new Admission.Admitted(caller);
  }

  /** The keys that were shown here since this was asked last, and when. */
  public Map<KeyId, Instant> takeUses() {
    Map<KeyId, Instant> uses = new HashMap<>();
    rates.forEach((key, rate) -> {
      Instant used = rate.takeUsed();
      if (used != null) {
        uses.put(key, used);
      }
    });
    return uses;
  }

  /** Addresses that showed no key of ours to this node since its start, the latest first. */
  public List<Stranger> strangers() {
    return strangers.all();
  }

  private Admission forbidden(InetAddress peer, String why) {
    refusals.address(peer, why);
    strangers.refused(peer, why);
    return new Admission.Forbidden();
  }

  /** Once in ten seconds: with the database away every request comes by here. */
  private void warn(SQLException e) {
    long now = nanoTime.getAsLong();
    long last = warnedAt.get();
    if ((last == 0 || now - last > WARNING_GAP) && warnedAt.compareAndSet(last, now)) {
      // A driver's message may hold values; ours holds none.
      String why = e.getCause() instanceof SealBroken ours ? ours.getMessage() : e.getSQLState();
      log.warn("keys cannot be read, so nobody is let in ({} {})", e.getClass().getName(), why);
    }
  }

  private KeyRate rate(KnownKey key) {
    KeyId id = key.caller().key();
    KeyRate rate = rates.get(id);
    if (rate != null && rate.isFor(key)) {
      return rate;
    }
    return Optional.ofNullable(
            rates.compute(
                id,
                (_, old) ->
                    old != null && old.isFor(key)
                        ? old
                        : new KeyRate(key.perSecond(), key.perDay(), nanoTime)))
        .orElseThrow();
  }
}
