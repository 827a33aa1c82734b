package io.ilwon.db;

/**
 * One applied file in the words of Flyway's history.
 *
 * @param script the file's name
 * @param checksum over its lines
 */
record MigrationLine(
    String version,
    String description,
    String type,
    String script,
    int checksum,
    boolean success) {}
