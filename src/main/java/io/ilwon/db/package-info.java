/**
 * Promises durable PostgreSQL sessions that cannot hang, leak values into logs or starve a caller,
 * on a server of the operator's or one of our own in a folder. Must not know of banks, money,
 * projects or HTTP.
 */
@NullMarked
package io.ilwon.db;

import org.jspecify.annotations.NullMarked;
