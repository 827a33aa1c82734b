package io.ilwon.crypto;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal values be found without being stored: a keyed fingerprint that only we can compute.
 * While the key is being changed there is a former one beside the present; which they are may
 * change while the process lives, so whoever needs both asks once, for {@link Fingerprints}.
 */
public final class BlindIndex {
  private static final int BYTES = 32;

  private volatile Keys keys;

  private record Keys(Prf present, long id, @Nullable Prf former, long formerId) {}

  BlindIndex(PrfSet prfs) throws GeneralSecurityException {
    this.keys = keys(prfs);
  }

  private static Keys keys(PrfSet prfs) throws GeneralSecurityException {
    int primary = prfs.getPrimaryId();
    Map<Integer, Prf> all = prfs.getPrfs();
    @Nullable Prf former = null;
    long formerId = 0;
    for (Map.Entry<Integer, Prf> each : all.entrySet()) {
      if (each.getKey() != primary) {
        former = each.getValue();
        formerId = Integer.toUnsignedLong(each.getKey());
      }
    }
    Prf present = all.get(primary);
    if (present == null) {
      throw new IllegalStateException("the blind index has no key");
    }
    return new Keys(present, Integer.toUnsignedLong(primary), former, formerId);
  }

  /** From now on the keys of the other. */
  void take(BlindIndex other) {
    keys = other.keys;
  }

  /** HMAC-SHA-256 over the parts under the present key, 32 bytes. */
  public byte[] of(String... parts) {
    return of(keys.present(), parts);
  }

  /** Under every key at hand, the present one's first: what a search has to look for. */
  public List<byte[]> each(String... parts) {
    Keys now = keys;
    @Nullable Prf former = now.former();
    return former == null
        ? List.of(of(now.present(), parts))
        : List.of(of(now.present(), parts), of(former, parts));
  }

  /** Under the keys of one moment. */
  public Fingerprints both(String... parts) {
    Keys now = keys;
    @Nullable Prf former = now.former();
    return new Fingerprints(
        Opaque.of(of(now.present(), parts)),
        former == null ? null : Opaque.of(of(former, parts)),
        now.formerId());
  }

  /** The present key's id. */
  public long key() {
    return keys.id();
  }

  /** The former key's id; empty when there is none. */
  public Optional<Long> formerKey() {
    Keys now = keys;
    return now.former() == null ? Optional.empty() : Optional.of(now.formerId());
  }

  private static byte[] of(Prf prf, String... parts) {
    try {
      return prf.compute(Parts.joined(parts), BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the blind index failed", impossible);
    }
  }
}
