package io.ilwon.webhook;

/**
 * How many deliveries of an endpoint stand where.
 *
 * @param pending those that wait, however old
 * @param delivered those of the last 24 hours that arrived
 * @param givenUp those of the last 24 hours that never will by themselves
 */
public record Tally(long pending, long delivered, long givenUp) {
  public static final Tally NOTHING = new Tally(0, 0, 0);
}
