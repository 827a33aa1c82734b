package io.ilwon.webhook;

import java.util.UUID;

/**
 * A delivery that this node has taken.
 *
 * @param failed calls that failed before
 * @param lease tells it apart from whoever takes it next
 * @param untilNanos when the lease ends, by {@link System#nanoTime}
 */
record Taken(EndpointId endpoint, Event event, int failed, UUID lease, long untilNanos) {}
