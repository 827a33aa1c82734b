package io.ilwon.transfer;

import io.ilwon.audit.By;
import java.time.Instant;
import java.util.UUID;

/**
 * When banks are closed on a rail, by an operator's word.
 *
 * @param rail the one rail it was confirmed for
 * @param at when it was confirmed
 */
public record CalendarRow(UUID id, String rail, Banks banks, Closing closing, Instant at, By by) {}
