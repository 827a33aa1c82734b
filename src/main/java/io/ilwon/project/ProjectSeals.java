package io.ilwon.project;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals projects, keys and the day's won, so that whoever writes to the database cannot let himself
 * in or give won back. Of a project everything is sealed but when it was made and changed; the
 * brand by its text, which a rotation seals anew.
 */
final class ProjectSeals {
  private final ContentMac mac;

  ProjectSeals(ContentMac mac) {
    this.mac = mac;
  }

  /** A row of {@code project_key} as its columns hold it. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  record KeyRow(
      String id,
      String project,
      String kind,
      byte[] hash,
      List<String> scopes,
      int perSecond,
      int perDay,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {
    KeyRow expiring(Instant at) {
      return new KeyRow(
          id, project, kind, hash, scopes, perSecond, perDay, createdAt, at, revokedAt);
    }

    KeyRow revoked(Instant at) {
      return new KeyRow(
          id, project, kind, hash, scopes, perSecond, perDay, createdAt, expiresAt, at);
    }
  }

  byte[] of(ProjectId id, ProjectSettings settings) {
    return mac.of(content(id, settings));
  }

  boolean genuine(ProjectId id, ProjectSettings settings, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, content(id, settings));
  }

  byte[] of(KeyRow key) {
    return mac.of(content(key));
  }

  boolean genuine(KeyRow key, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, content(key));
  }

  byte[] ofWon(String scope, long day, long reserved) {
    return mac.of(won(scope, day, reserved));
  }

  boolean genuineWon(String scope, long day, long reserved, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, won(scope, day, reserved));
  }

  private static Content won(String scope, long day, long reserved) {
    return Content.of("won_budget").text(scope).number(day).number(reserved);
  }

  private static Content content(ProjectId id, ProjectSettings s) {
    OwnLimits own = s.limits();
    return Content.of("project")
        .text(id.text())
        .text(s.name())
        .text(s.brand().text())
        .flag(s.accountOccupancy())
        .flag(s.koreanIdsOnly())
        .texts(s.ipList().stream().map(Cidr::toString).toList())
        .numberOrNone(millis(own.codeLife()))
        .numberOrNone(own.guesses())
        .numberOrNone(millis(own.resendGap()))
        .numberOrNone(own.sends())
        .numberOrNone(own.dailyWon())
        .numberOrNone(own.retentionDays())
        .texts(s.returnUrls())
        .texts(s.frameAncestors());
  }

  private static Content content(KeyRow key) {
    return Content.of("project_key")
        .text(key.id())
        .text(key.project())
        .text(key.kind())
        .bytes(key.hash())
        .texts(key.scopes())
        .number(key.perSecond())
        .number(key.perDay())
        .instant(key.createdAt())
        .instant(key.expiresAt())
        .instant(key.revokedAt());
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
