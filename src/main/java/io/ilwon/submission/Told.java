package io.ilwon.submission;

import java.time.Instant;

/**
 * An answer and the moment it was decided at.
 *
 * @param now the database's clock under the locks
 * @param beforeNanos {@link System#nanoTime} before that clock was asked: not later than {@code
 *     now}
 * @param beforeWall this machine's wall clock at the same moment
 */
record Told(Answer answer, Instant now, long beforeNanos, Instant beforeWall) {}
