package io.ilwon.submission;

import java.time.Instant;

/** The last submission of a page; the time is in whole seconds. */
public record PageKey(SubmissionId id, Instant createdAt) {}
