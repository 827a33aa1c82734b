/**
 * Promises that what a person did to the server is written down in the transaction that did it.
 * Must not know of transfers, submissions or any door.
 */
@NullMarked
package io.ilwon.audit;

import org.jspecify.annotations.NullMarked;
