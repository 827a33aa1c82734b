package io.ilwon.transfer;

import java.time.Instant;

/** A submission that was sent to several accounts in a day. */
public record SpreadSubmission(String submission, String project, int accounts, Instant lastAt) {}
