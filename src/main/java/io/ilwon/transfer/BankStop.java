package io.ilwon.transfer;

import io.ilwon.audit.By;
import java.time.Instant;

/** An emergency stop: sends to these banks are held back until an operator resumes them. */
public record BankStop(Banks banks, Instant at, By by) {}
