package io.ilwon.operator;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Seals what lets somebody in, so that whoever writes to the database cannot let himself in, and
 * the second factor's secret, so that whoever reads it cannot either.
 */
final class OperatorSeals {
  private static final String PROJECT = "operator";
  private final ContentMac mac;
  private final Sealer sealer;

  OperatorSeals(Keyset keys) {
    this.mac = keys.rows();
    this.sealer = keys.sealer();
  }

  ContentMac mac() {
    return mac;
  }

  byte[] of(Account a) {
    return mac.of(content(a));
  }

  boolean genuine(Account a, byte[] seal) {
    return mac.matches(seal, content(a));
  }

  /** All but what each sign-in changes; the secret by its text, which a rotation seals anew. */
  private static Content content(Account a) {
    Operator o = a.operator();
    return Content.of("operator")
        .text(o.id())
        .text(o.name())
        .text(o.displayName())
        .text(o.role().word())
        .text(a.password())
        .text(a.totp())
        .instant(o.disabledAt());
  }

  byte[] ofSession(byte[] tokenHash, String operator, Instant endsAt) {
    return mac.of(session(tokenHash, operator, endsAt));
  }

  boolean genuineSession(byte[] tokenHash, String operator, Instant endsAt, byte[] seal) {
    return mac.matches(seal, session(tokenHash, operator, endsAt));
  }

  private static Content session(byte[] tokenHash, String operator, Instant endsAt) {
    return Content.of("operator session").bytes(tokenHash).text(operator).instant(endsAt);
  }

  byte[] ofLink(Link link) {
    return mac.of(content(link));
  }

  boolean genuine(Link link, byte[] seal) {
    return mac.matches(seal, content(link));
  }

  private static Content content(Link l) {
    @Nullable Role role = l.role();
    return Content.of("operator link")
        .text(l.hash())
        .text(l.purpose().word())
        .text(l.operator())
        .text(role == null ? null : role.word())
        .text(l.name())
        .text(l.displayName())
        .text(l.password())
        .text(l.totp())
        .text(l.madeBy())
        .instant(l.expiresAt());
  }

  /** Of {@code operator} or {@code operator_link}. */
  byte[] sealTotp(String secret, String table, String row) {
    return sealer.seal(secret, new Place(PROJECT, table, "totp", row));
  }

  String openTotp(byte[] sealed, String table, String row) {
    return sealer.open(sealed, new Place(PROJECT, table, "totp", row));
  }
}
