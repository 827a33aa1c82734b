package io.ilwon.transfer;

import io.ilwon.audit.By;
import java.time.Instant;
import java.util.Optional;

/**
 * An emergency stop: sends to these banks are held back until an operator resumes them.
 *
 * @param message what people on the page are told, where the operator wrote something
 */
public record BankStop(Banks banks, Instant at, By by, Optional<StopMessage> message) {}
