package io.ilwon.operator;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link as it is stored.
 *
 * @param hash of its secret, hexadecimal
 * @param operator whom it gives a new password and second factor; null where it makes one
 * @param role of the new operator; null where there is one already
 * @param password chosen already, and waiting for the first code; with it the {@code totp} secret
 */
public record Link(
    String hash,
    Purpose purpose,
    @Nullable String operator,
    @Nullable Role role,
    @Nullable String name,
    @Nullable String displayName,
    @Nullable String password,
    @Nullable String totp,
    String madeBy,
    Instant expiresAt) {
  /** What a link is for. */
  public enum Purpose {
    /** The first owner, while there is none. */
    FIRST,
    /** Another operator. */
    INVITE,
    /** A new password and second factor for one there is. */
    RESET;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** The same with what its holder chose. */
  Link chosen(String chosenName, String chosenDisplayName, String hashed, String secret) {
    return new Link(
        hash,
        purpose,
        operator,
        role,
        chosenName,
        chosenDisplayName,
        hashed,
        secret,
        madeBy,
        expiresAt);
  }

  @Override
  public String toString() {
    return "Link[" + purpose + "]";
  }
}
