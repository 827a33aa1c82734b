package io.ilwon.project;

import java.time.Duration;

/**
 * The server's limits for projects that set none of their own; units and ranges as in {@link
 * ProjectLimits}.
 */
public record ProjectDefaults(Duration codeLife, Duration resendGap, long dailyWon) {}
