package io.ilwon.project;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key without knowing it.
 *
 * @param perSecond calls a second on each node, 0 for no limit
 * @param perDay calls a day on each node, the day turning at 00:00 UTC, 0 for no limit
 * @param genuine false when another hand has changed its row: then it lets nobody in
 */
public record IssuedKey(
    KeyId id,
    ProjectId project,
    KeyKind kind,
    Set<Scope> scopes,
    int perSecond,
    int perDay,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    boolean genuine) {}
