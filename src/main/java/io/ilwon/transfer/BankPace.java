package io.ilwon.transfer;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * How a bank fared within an hour.
 *
 * @param slot its beginning, in Seoul
 * @param half of those with an outcome took no longer
 * @param most of twenty, nineteen took no longer
 */
public record BankPace(
    LocalDateTime slot, long asked, long sent, Optional<Duration> half, Optional<Duration> most) {}
