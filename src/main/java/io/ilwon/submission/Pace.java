package io.ilwon.submission;

import java.time.LocalDateTime;

/**
 * How many began within an hour or a day.
 *
 * @param slot its beginning, in Seoul
 * @param approved of those that began then, so far
 */
public record Pace(LocalDateTime slot, long opened, long approved) {}
