package io.ilwon.webhook;

import java.time.Duration;

/**
 * How it stands with the telling, for whoever measures it.
 *
 * @param delivered calls of this node that were answered well, since its start
 * @param failed its other calls
 * @param pending deliveries of all nodes that wait, for endpoints that are active
 * @param oldest how long the oldest of them has waited since it was due
 * @param failing active endpoints whose last five calls or more failed
 */
public record Counts(long delivered, long failed, long pending, Duration oldest, int failing) {}
