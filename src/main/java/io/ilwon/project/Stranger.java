package io.ilwon.project;

import java.time.Duration;

/**
 * An address that calls without a key of ours.
 *
 * @param why the last time
 * @param ago since the last time
 */
public record Stranger(String address, String why, long calls, Duration ago) {}
