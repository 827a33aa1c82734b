package io.ilwon.transfer;

import io.ilwon.audit.By;
import java.time.Instant;

/** An emergency stop of one project: none of its sends go out until an operator resumes it. */
public record ProjectStop(String project, Instant at, By by) {}
