package io.ilwon.db;

/**
 * How busy a pool is.
 *
 * @param active connections lent at the moment
 * @param idle connections that wait to be lent
 * @param most connections there may be
 * @param waiting callers that wait for one
 */
public record PoolUse(int active, int idle, int most, int waiting) {}
