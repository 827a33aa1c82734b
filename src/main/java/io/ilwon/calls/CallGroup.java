package io.ilwon.calls;

import java.time.Instant;

/**
 * Failed calls of a period, by what went wrong.
 *
 * @param before as many in the period of the same length before it
 * @param lastAt of both periods
 * @param submission that one of the last hour's calls was about; empty for none
 */
public record CallGroup(
    String call, String word, long calls, long before, Instant lastAt, String submission) {}
