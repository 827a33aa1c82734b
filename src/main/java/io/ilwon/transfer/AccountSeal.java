package io.ilwon.transfer;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Opaque;
import org.jspecify.annotations.Nullable;

/** Seals accounts' rows, so that a place of the day given back by another hand is found. */
public final class AccountSeal {
  private final ContentMac mac;

  public AccountSeal(ContentMac mac) {
    this.mac = mac;
  }

  /** The seal of an account's day as it will be stored. */
  public byte[] of(Opaque account, AccountDay day) {
    return mac.of(content(account, day));
  }

  /** Whether this server stored exactly this day. */
  public boolean genuine(Opaque account, AccountDay day, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, content(account, day));
  }

  private static Content content(Opaque account, AccountDay day) {
    return Content.of("account")
        .bytes(account.bytes())
        .number(day.day().date().toEpochDay())
        .number(day.places())
        .number(day.formerDay().date().toEpochDay())
        .number(day.formerPlaces())
        .number(day.checksDay().date().toEpochDay())
        .number(day.checks());
  }
}
