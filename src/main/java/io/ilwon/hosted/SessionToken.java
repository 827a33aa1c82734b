package io.ilwon.hosted;

import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Opaque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens a link: 256 random bits in the page's address. Found by its hash, which a reader of
 * the database cannot turn back.
 */
record SessionToken(String unmasked) {
  private static final int RANDOM_BYTES = 32;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static SessionToken fresh() {
    return new SessionToken(Ids.token(RANDOM_BYTES));
  }

  /** Empty for what cannot be one of ours. */
  static Optional<SessionToken> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SessionToken(text)) : Optional.empty();
  }

  Opaque hash() {
    return Hashes.of(unmasked);
  }

  @Override
  public String toString() {
    return "····";
  }
}
