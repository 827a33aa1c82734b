package io.ilwon.guard;

/**
 * What makes a PostgreSQL server this one and no other.
 *
 * @param system the system identifier, drawn when the cluster was made; every physical copy has it
 * @param timeline eight hexadecimal digits; a promotion or a recovery to a point in time begins
 *     another
 */
public record Identity(String system, String timeline) {}
