package io.ilwon.calls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which failed calls.
 *
 * @param project null for all, those of nobody included
 * @param key null for all
 */
public record CallSearch(@Nullable String project, @Nullable String key, Duration period) {}
