package io.ilwon.project;

import java.time.Instant;

/**
 * A valid key as the database knew it.
 *
 * @param readAt the database's clock when it was read
 */
record KnownKey(Caller caller, int perSecond, int perDay, Instant readAt) {}
