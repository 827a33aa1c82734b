package io.ilwon.rail.kftc;

import java.time.Instant;

/**
 * One row of the stub bank's statement.
 *
 * @param reversed the won was taken back
 */
public record StubStatementRow(
    String tranId, Instant at, String bankCode, String account, String amount, boolean reversed) {}
