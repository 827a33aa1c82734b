package io.ilwon.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * One difference, as a person is told of it.
 *
 * @param line in the statement, 0 when it is not there
 * @param transfer our transfer's id, or null when we have none; so are submission and state
 * @param state what our ledger said before the run
 * @param account bank code and masked number, or null when hidden or erased
 * @param amount the statement's, 0 when it is not there
 */
public record Finding(
    Difference difference,
    String railId,
    long line,
    @Nullable String transfer,
    @Nullable String submission,
    @Nullable String state,
    @Nullable String account,
    long amount) {}
