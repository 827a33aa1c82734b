package io.ilwon.rail.kftc;

import java.time.Instant;

/**
 * One line of the stub bank's passbook, every text as it was received.
 *
 * @param line counts from 1 in the order of booking
 */
public record StubCredit(
    int line,
    Instant at,
    String bankCode,
    String account,
    String printContent,
    String amount,
    String tranId) {}
